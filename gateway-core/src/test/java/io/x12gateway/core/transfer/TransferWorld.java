package io.x12gateway.core.transfer;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.lease.Lease;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.wiring.World;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Pulling and pushing on twins, in a process that can be killed and started again. */
final class TransferWorld {
    static final PartnerId ACME = new PartnerId("acme-clearing");
    static final Duration STABLE = Duration.ofSeconds(10);
    static final int ATTEMPTS_MAX = 3;
    static final Instant WRITTEN = Instant.parse("2026-03-04T05:00:00Z");

    final World.TestClock clock = new World.TestClock();
    final InMemoryLedger ledger = new InMemoryLedger(clock);
    final Chaos chaos = new Chaos();
    final RememberedServer server = new RememberedServer(chaos);
    final Ulid ids = new Ulid(clock);
    final TransferRules rules =
            new TransferRules(STABLE, 50, 20, ATTEMPTS_MAX, new BackOff(Duration.ofSeconds(10), Duration.ofMinutes(1)));
    String archive = "";
    boolean resend;
    private int processes;

    Pull pull() {
        var deadly = new DeadlyLedger(ledger, chaos);
        var intake = new Intake(
                ledger.payloads(), ledger.submissions(), deadly, ids, clock, new Limits(1000, Duration.ofDays(400)));
        return new Pull(ledger.remoteItems(), intake, deadly, ids, clock, rules);
    }

    Push push() {
        return new Push(
                ledger.mailboxes(),
                ledger.remoteDeliveries(),
                ledger.payloads(),
                new DeadlyLedger(ledger, chaos),
                clock,
                rules);
    }

    Transfers transfers() {
        return new Transfers(ledger.remoteItems(), ledger.remoteDeliveries(), ledger, clock);
    }

    PullSource source() {
        return new PullSource(ACME, "claims", name -> name.endsWith(".edi"), archive);
    }

    PushTarget target() {
        return new PushTarget(ACME, "all", List.of(), List.of("receipt"), resend);
    }

    /** As after the former owner's lease ran out. */
    Lease lease(String role) {
        ledger.leases().holder(role).ifPresent(h -> ledger.leases().release(h.lease()));
        return ledger.leases()
                .acquire(role, "process" + ++processes, Duration.ofMinutes(5))
                .orElseThrow();
    }

    PullTurn pullTurn() {
        return new PullTurn(source(), lease(source().role()), server);
    }

    PushTurn pushTurn() {
        return new PushTurn(target(), lease(target().role()), server);
    }

    /** One visit as the route makes it. */
    Pull.Found visit() {
        var turn = pullTurn();
        var pull = pull();
        var found = pull.look(turn);
        for (var item : found.due()) pull.remove(turn, pull.fetch(turn, item));
        return found;
    }

    /** Visits with the clock moving on, until there is nothing left that changes. */
    void visitUntilQuiet() {
        for (int i = 0; i < 8; i++) {
            try {
                visit();
            } catch (GatewayFault e) {
                // the next visit goes on
            }
            clock.pass(Duration.ofMinutes(2));
        }
    }

    int deliver() {
        var turn = pushTurn();
        var push = push();
        return push.lanes(turn).stream()
                .mapToInt(lane -> push.deliver(turn, lane))
                .sum();
    }

    void deliverUntilQuiet() {
        for (int i = 0; i < 8; i++) {
            try {
                deliver();
            } catch (GatewayFault e) {
                // the next visit goes on
            }
            clock.pass(Duration.ofMinutes(2));
        }
    }

    MailboxItem mail(String kind, String text) {
        var staged = ledger.payloads().stage(text.getBytes(StandardCharsets.US_ASCII));
        var id = ids.next();
        var item = new MailboxItem(
                id,
                ACME,
                kind + "/" + id,
                kind,
                "T",
                kind + "_000000001_" + id + ".x12",
                staged.id(),
                staged.digest(),
                staged.sizeBytes(),
                new SubmissionId(ids.next()),
                clock.instant(),
                MailboxItem.State.AVAILABLE);
        ledger.commitNow(LedgerEntry.of(new Change.StorePayload(staged), new Change.Deliver(item)));
        return item;
    }

    List<Submission> submissions() {
        return ledger.submissions().recent(100);
    }

    List<RemoteItem> open() {
        return ledger.remoteItems().open(ACME, "claims");
    }

    List<String> audited() {
        return ledger.audit().stream().map(AuditEntry::action).toList();
    }
}
