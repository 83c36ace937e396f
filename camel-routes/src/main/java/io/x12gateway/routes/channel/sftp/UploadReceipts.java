package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Ulid;
import org.apache.camel.Body;
import org.apache.camel.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Writes the receipt of an upload into its sender's mailbox, where it is found in the same session: {@code
 * NAME.receipt.json}, or {@code NAME.SUBMISSION.receipt.json} if the partner has had a receipt of that name before.
 */
public final class UploadReceipts {
    static final String KIND = "receipt";
    private static final Logger LOG = LoggerFactory.getLogger(UploadReceipts.class);
    private static final String ENDING = ".receipt.json";
    private static final int STRIPES = 64;
    /** What the mailbox has room for. */
    private static final int NAME_MAX = 200;

    private final PayloadStore payloads;
    private final Mailboxes mailboxes;
    private final Ledger ledger;
    private final Ulid ids;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Lock[] sameName =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    public UploadReceipts(PayloadStore payloads, Mailboxes mailboxes, Ledger ledger, Ulid ids) {
        this.payloads = payloads;
        this.mailboxes = mailboxes;
        this.ledger = ledger;
        this.ids = ids;
    }

    /**
     * The upload is durable by now, so a receipt that cannot be written does not undo it: that goes to our log, and the
     * sender is told the truth, that the upload was received.
     */
    public Receipt deliver(
            @Body Receipt receipt,
            @Header(SftpServerEndpoint.PARTNER) PartnerId partner,
            @Header(SftpServerEndpoint.FILE_NAME) String name) {
        var lock = sameName[Math.floorMod((partner + "/" + name).hashCode(), STRIPES)];
        lock.lock();
        try {
            var document = payloads.stage(json.writeValueAsBytes(content(receipt, name)));
            var item = new MailboxItem(
                    ids.next(),
                    partner,
                    KIND + "/" + receipt.submission(),
                    KIND,
                    fileName(partner, name, receipt),
                    document.id(),
                    document.digest(),
                    document.sizeBytes(),
                    receipt.submission(),
                    receipt.receivedAt(),
                    MailboxItem.State.AVAILABLE,
                    0);
            ledger.commitNow(LedgerEntry.of(new Change.StorePayload(document), new Change.Deliver(item)));
        } catch (RuntimeException e) {
            LOG.error("{} was received, but its receipt could not be written", receipt.submission(), e);
        } finally {
            lock.unlock();
        }
        return receipt;
    }

    private String fileName(PartnerId partner, String name, Receipt receipt) {
        int room = NAME_MAX - ENDING.length() - receipt.submission().value().length() - 1;
        var shown = name.length() <= room ? name : name.substring(0, whole(name, room));
        var plain = shown + ENDING;
        return mailboxes.byFileName(partner, plain).isEmpty() ? plain : shown + "." + receipt.submission() + ENDING;
    }

    /** Up to there a name can be cut without halving a character. */
    private static int whole(String name, int length) {
        return Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
    }

    private static LinkedHashMap<String, Object> content(Receipt receipt, String name) {
        var content = new LinkedHashMap<String, Object>();
        content.put("submission", receipt.submission().value());
        content.put("fileName", name);
        content.put("sha256", receipt.digest().sha256());
        content.put("sizeBytes", receipt.sizeBytes());
        content.put("receivedAt", receipt.receivedAt().toString());
        receipt.duplicateOf().ifPresent(first -> content.put("duplicateOf", first.value()));
        return content;
    }
}
