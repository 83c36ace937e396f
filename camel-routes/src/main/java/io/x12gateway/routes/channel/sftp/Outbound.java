package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.completion.SideFile;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionFilter;
import io.x12gateway.core.submission.Submissions;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One partner's mailbox of one usage as two folders: what waits, and what was acknowledged lately. Documents can be read
 * and acknowledged, never written. Everything here asks the database.
 */
final class Outbound {
    private static final int PAGE = 1000;
    /** Uploads of one name, from the newest on, whose receipt or report is looked for. */
    private static final int SAME_NAME_MAX = 50;

    private final PartnerId partner;
    private final Channel channel;
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;
    private final Submissions submissions;
    private final PayloadStore payloads;
    private final Clock clock;
    private final Duration archiveShown;
    private final Set<String> readWhole;

    /**
     * @param channel the branch: texts of ours that belong to no usage lie with production data
     * @param readWhole ids of the items that this connection has read to their end
     */
    Outbound(PartnerId partner, Channel channel, SftpParts parts, Duration archiveShown, Set<String> readWhole) {
        this.partner = partner;
        this.channel = channel;
        this.mailboxes = parts.mailboxes();
        this.mailbox = parts.mailbox();
        this.submissions = parts.submissions();
        this.payloads = parts.payloads();
        this.clock = parts.clock();
        this.archiveShown = archiveShown;
        this.readWhole = readWhole;
    }

    List<Node> waiting() throws IOException {
        return nodes(MailboxQuery.waiting(PAGE));
    }

    /** Acknowledged items that were delivered within the shown time. */
    List<Node> archive() throws IOException {
        return nodes(MailboxQuery.waiting(PAGE)
                .of(EnumSet.of(MailboxItem.State.ACKNOWLEDGED))
                .since(clock.instant().minus(archiveShown)));
    }

    private List<Node> nodes(MailboxQuery wanted) throws IOException {
        return Shield.call(() -> {
            var query = channel == Channel.SFTP_TEST ? wanted.ofUsages("T") : wanted.ofUsages("P", "");
            var nodes = new ArrayList<Node>();
            var page = mailboxes.list(partner, query);
            while (!page.isEmpty()) {
                page.forEach(item -> nodes.add(node(item)));
                if (page.size() < PAGE) break;
                page = mailboxes.list(
                        partner, query.after(page.getLast().handling().position()));
            }
            return nodes;
        });
    }

    Optional<Node> find(String name, boolean acknowledged) throws IOException {
        return item(name, acknowledged).map(Outbound::node);
    }

    /** Counts as a fetch with the first byte that is read. */
    SeekableByteChannel read(String name, boolean acknowledged, String source) throws IOException {
        var item = item(name, acknowledged).orElseThrow(Refusal::noSuchFile);
        return new DocumentChannel(
                item.sizeBytes(),
                () -> mailbox.fetch(partner, item.id(), partner.value(), source),
                () -> payloads.open(item.payload()),
                () -> readWhole.add(item.id()));
    }

    /** Whoever has not read it to its end in this connection may let it go all the same; operators see that it was so. */
    void acknowledge(String name, String source) throws IOException {
        var item = item(name, false).orElseThrow(Refusal::noSuchFile);
        boolean unread = !readWhole.contains(item.id());
        Shield.call(() -> mailbox.acknowledge(partner, item.id(), Optional.empty(), unread, partner.value(), source));
    }

    /** Takes an acknowledgement back, for a partner that lost what it fetched. */
    void restore(String name, String source) throws IOException {
        var item = item(name, true).orElseThrow(Refusal::noSuchFile);
        Shield.call(() -> mailbox.restore(partner, item.id(), partner.value(), source));
    }

    private Optional<MailboxItem> item(String name, boolean acknowledged) throws IOException {
        return Shield.call(() -> mailboxes
                        .byFileName(partner, name)
                        .filter(item -> item.state().isShown())
                        .or(() -> newestBeside(name, acknowledged)))
                .filter(item -> isHere(item, acknowledged));
    }

    /** {@code NAME.receipt.json} is the newest {@code NAME.SUBMISSION.receipt.json}, for scripts that know their NAME. */
    private Optional<MailboxItem> newestBeside(String name, boolean acknowledged) {
        return Arrays.stream(SideFile.values())
                .filter(file -> name.endsWith(file.ending()))
                .findFirst()
                .flatMap(file -> uploads(
                                name.substring(0, name.length() - file.ending().length()))
                        .stream()
                        .flatMap(upload -> mailboxes.byDocumentKey(file.key(upload.id())).stream())
                        .filter(item -> isHere(item, acknowledged))
                        .findFirst());
    }

    private List<Submission> uploads(String name) {
        var ofThatName = new SubmissionFilter(Set.of(), Optional.empty(), Optional.empty(), name, "");
        return submissions.list(partner, ofThatName, "", SAME_NAME_MAX).stream()
                .filter(s -> s.channel() == channel)
                .toList();
    }

    private boolean isHere(MailboxItem item, boolean acknowledged) {
        boolean isTest = item.usage().equals("T");
        return item.state().isShown()
                && (item.state() == MailboxItem.State.ACKNOWLEDGED) == acknowledged
                && isTest == (channel == Channel.SFTP_TEST);
    }

    private static Node node(MailboxItem item) {
        return Node.file(item.fileName(), false, item.sizeBytes(), item.deliveredAt());
    }
}
