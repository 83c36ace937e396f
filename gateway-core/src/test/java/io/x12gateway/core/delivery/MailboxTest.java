package io.x12gateway.core.delivery;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MailboxTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final PartnerId RIVERBEND = new PartnerId("riverbend-billing");
    private static final PartnerId HILLTOP = new PartnerId("hilltop-clinic");
    private static final byte[] BYTES = "ISA*00~".getBytes(StandardCharsets.US_ASCII);

    private final InMemoryLedger ledger = new InMemoryLedger(CLOCK);
    private final Mailbox mailbox = new Mailbox(ledger.mailboxes(), ledger.payloads(), ledger, CLOCK);
    private final Ulid ids = new Ulid(CLOCK);
    private final SubmissionId source = new SubmissionId(ids.next());
    private final String itemId = ids.next();

    @BeforeEach
    void deliver() {
        var payload = ledger.payloads().stage(BYTES);
        ledger.commitNow(LedgerEntry.of(
                new Change.StorePayload(payload),
                new Change.Deliver(new MailboxItem(
                        itemId,
                        RIVERBEND,
                        "999/" + source + "/1",
                        "999",
                        "P",
                        "999_000000001_" + itemId + ".x12",
                        payload.id(),
                        payload.digest(),
                        payload.sizeBytes(),
                        source,
                        CLOCK.instant(),
                        MailboxItem.State.AVAILABLE))));
    }

    @Test
    void givesTheDocumentByteForByteAndNotesWhoFetchedIt() throws IOException {
        try (var body = mailbox.fetch(RIVERBEND, itemId, "riverbend-billing", "192.0.2.7")) {
            assertThat(body.readAllBytes()).isEqualTo(BYTES);
        }
        var item = item();
        assertThat(item.fetches()).isEqualTo(1);
        assertThat(item.state()).isEqualTo(MailboxItem.State.FETCHED);
        assertThat(ledger.submissions().timeline(source))
                .containsExactly(new TimelineEntry(
                        source, CLOCK.instant(), "fetched", "riverbend-billing", "999 " + item.fileName()));
        assertThat(ledger.audit()).singleElement().satisfies(a -> {
            assertThat(a.action()).isEqualTo("mailbox.fetched");
            assertThat(a.object()).isEqualTo(itemId);
            assertThat(a.actor()).isEqualTo("riverbend-billing");
            assertThat(a.source()).isEqualTo("192.0.2.7");
        });
    }

    @Test
    void givesNothingIfTheFetchCannotBeNoted() {
        ledger.failNext(new GatewayFault(FaultKind.GATEWAY, "ledger-failed", "no disk"));
        assertThatThrownBy(() -> mailbox.fetch(RIVERBEND, itemId, "riverbend-billing", ""))
                .isInstanceOf(GatewayFault.class);
        assertThat(item().fetches()).isZero();
    }

    @Test
    void acknowledgesOnceAndSaysSoTheSecondTime() {
        var first = mailbox.acknowledge(RIVERBEND, itemId, "riverbend-billing", "");
        var second = mailbox.acknowledge(RIVERBEND, itemId, "riverbend-billing", "");
        assertThat(first.already()).isFalse();
        assertThat(second.already()).isTrue();
        assertThat(second.item()).isEqualTo(first.item());
        assertThat(second.item().state()).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
        assertThat(ledger.audit()).extracting(AuditEntry::action).containsExactly("mailbox.acknowledged");
        assertThat(ledger.mailboxes().list(RIVERBEND, false, List.of(), "", 10)).isEmpty();
    }

    @Test
    void anAcknowledgedItemCanStillBeFetched() throws IOException {
        mailbox.acknowledge(RIVERBEND, itemId, "riverbend-billing", "");
        try (var body = mailbox.fetch(RIVERBEND, itemId, "riverbend-billing", "")) {
            assertThat(body.readAllBytes()).isEqualTo(BYTES);
        }
        assertThat(item().state()).isEqualTo(MailboxItem.State.ACKNOWLEDGED);
    }

    @Test
    void putsAnAcknowledgedItemBack() {
        mailbox.acknowledge(RIVERBEND, itemId, "riverbend-billing", "");
        assertThat(mailbox.restore(RIVERBEND, itemId, "operator", "").state()).isEqualTo(MailboxItem.State.AVAILABLE);
        assertThat(ledger.mailboxes().list(RIVERBEND, false, List.of(), "", 10)).hasSize(1);
        assertThat(ledger.audit())
                .extracting(AuditEntry::action)
                .containsExactly("mailbox.acknowledged", "mailbox.restored");
    }

    @Test
    void restoringWhatWasNeverAcknowledgedChangesNothing() {
        mailbox.restore(RIVERBEND, itemId, "operator", "");
        assertThat(item().state()).isEqualTo(MailboxItem.State.AVAILABLE);
        assertThat(ledger.audit()).isEmpty();
    }

    @Test
    void answersForAnothersItemAsForNone() {
        var unknown = ids.next();
        for (var partnerAndItem : List.of(List.of(HILLTOP.value(), itemId), List.of(RIVERBEND.value(), unknown))) {
            var partner = new PartnerId(partnerAndItem.getFirst());
            var item = partnerAndItem.getLast();
            assertNoSuchItem(() -> mailbox.fetch(partner, item, "x", ""));
            assertNoSuchItem(() -> mailbox.acknowledge(partner, item, "x", ""));
            assertNoSuchItem(() -> mailbox.restore(partner, item, "x", ""));
        }
        assertThat(ledger.audit()).isEmpty();
        assertThat(item().state()).isEqualTo(MailboxItem.State.AVAILABLE);
    }

    private MailboxItem item() {
        return ledger.mailboxes().find(RIVERBEND, itemId).orElseThrow();
    }

    private static void assertNoSuchItem(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(GatewayFault.class, f -> {
            assertThat(f.code()).isEqualTo("no-such-item");
            assertThat(f.kind()).isEqualTo(FaultKind.SENDER);
        });
    }
}
