package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.completion.SideFile;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One partner's mailbox as two folders: what waits, and what was acknowledged lately. Documents can be read and
 * acknowledged, never written. Everything here asks the database.
 */
final class Outbound {
    private static final int PAGE = 500;

    private final PartnerId partner;
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;
    private final PayloadStore payloads;
    private final Clock clock;
    private final Duration archiveShown;

    Outbound(
            PartnerId partner,
            Mailboxes mailboxes,
            Mailbox mailbox,
            PayloadStore payloads,
            Clock clock,
            Duration archiveShown) {
        this.partner = partner;
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
        this.payloads = payloads;
        this.clock = clock;
        this.archiveShown = archiveShown;
    }

    List<Node> waiting() throws IOException {
        return Shield.call(() -> list(false, ""));
    }

    /** Acknowledged items that were delivered within the shown time. */
    List<Node> archive() throws IOException {
        return Shield.call(() -> list(true, firstIdOf(clock.instant().minus(archiveShown))));
    }

    private List<Node> list(boolean acknowledged, String after) {
        return items(acknowledged, List.of(), after).stream()
                .map(Outbound::node)
                .toList();
    }

    private List<MailboxItem> items(boolean acknowledged, List<String> kinds, String after) {
        var items = new ArrayList<MailboxItem>();
        var page = mailboxes.list(partner, acknowledged, kinds, after, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(item -> isAcknowledged(item) == acknowledged).forEach(items::add);
            page = mailboxes.list(
                    partner, acknowledged, kinds, page.getLast().handling().position(), PAGE);
        }
        return items;
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
                () -> payloads.open(item.payload()));
    }

    void acknowledge(String name, String source) throws IOException {
        var item = item(name, false).orElseThrow(Refusal::noSuchFile);
        Shield.call(() -> mailbox.acknowledge(partner, item.id(), partner.value(), source));
    }

    /** Takes an acknowledgement back, for a partner that lost what it fetched. */
    void restore(String name, String source) throws IOException {
        var item = item(name, true).orElseThrow(Refusal::noSuchFile);
        Shield.call(() -> mailbox.restore(partner, item.id(), partner.value(), source));
    }

    private Optional<MailboxItem> item(String name, boolean acknowledged) throws IOException {
        return Shield.call(() -> mailboxes.byFileName(partner, name).or(() -> newestBeside(name, acknowledged)))
                .filter(item -> isAcknowledged(item) == acknowledged);
    }

    /** {@code NAME.receipt.json} is the newest {@code NAME.SUBMISSION.receipt.json}, for scripts that know their NAME. */
    private Optional<MailboxItem> newestBeside(String name, boolean acknowledged) {
        var oldest = acknowledged ? firstIdOf(clock.instant().minus(archiveShown)) : "";
        return Arrays.stream(SideFile.values())
                .filter(file -> name.endsWith(file.ending()))
                .findFirst()
                .flatMap(file -> items(acknowledged, List.of(file.kind()), oldest).stream()
                        .filter(item -> file.isBeside(
                                name.substring(0, name.length() - file.ending().length()), item.fileName()))
                        .reduce((older, newer) -> newer));
    }

    private static boolean isAcknowledged(MailboxItem item) {
        return item.state() == MailboxItem.State.ACKNOWLEDGED;
    }

    private static Node node(MailboxItem item) {
        return Node.file(item.fileName(), false, item.sizeBytes(), item.deliveredAt());
    }

    /** A ULID begins with its time in milliseconds, ten digits of Crockford's base 32; this is the least of that time. */
    private static String firstIdOf(Instant instant) {
        var id = new StringBuilder("0".repeat(26));
        long millis = instant.toEpochMilli();
        for (int i = 9; i >= 0; i--, millis >>>= 5)
            id.setCharAt(i, "0123456789ABCDEFGHJKMNPQRSTVWXYZ".charAt((int) (millis & 31)));
        return id.toString();
    }
}
