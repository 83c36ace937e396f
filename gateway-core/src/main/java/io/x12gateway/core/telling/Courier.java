package io.x12gateway.core.telling;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.lease.Lease;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.Webhooks;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is to be sent to an address now, and what becomes of it. An address is served by one process at a time, under its
 * lease; what was sent and not noted down, because that process died, is sent again under the same id.
 */
public final class Courier {
    private static final String GATEWAY = "gateway";

    private final Webhooks webhooks;
    private final Partners partners;
    private final Ledger ledger;
    private final Clock clock;
    private final RetryPlan plan;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /** One event after its attempt. */
    public record Sent(WebhookDelivery delivery, Reply reply) {}

    public Courier(Webhooks webhooks, Partners partners, Ledger ledger, Clock clock, RetryPlan plan) {
        this.webhooks = webhooks;
        this.partners = partners;
        this.ledger = ledger;
        this.clock = clock;
        this.plan = plan;
    }

    /** The role of whoever serves the address. */
    public static String role(TargetStanding standing) {
        return "webhook/" + standing.partner() + "/" + standing.target();
    }

    /** Addresses to which something is to be sent now. */
    public List<TargetStanding> due() {
        return webhooks.dueTargets(clock.instant());
    }

    /** How the address stands now; empty if nothing may be sent to it at this moment. */
    public Optional<TargetStanding> open(TargetStanding seen) {
        return webhooks.standing(seen.partner(), seen.target())
                .filter(s -> s.state() == TargetStanding.State.OPEN)
                .filter(s -> !s.restUntil().isAfter(clock.instant()));
    }

    /** What is to be sent to the address now, in order; only one to an address that failed, to see whether it is back. */
    public List<WebhookDelivery> next(TargetStanding standing, int atOnce) {
        return webhooks.due(
                standing.partner(), standing.target(), clock.instant(), standing.failures() == 0 ? atOnce : 1);
    }

    /**
     * The address itself, as its partner's profile has it. Empty if the profile has it no more, then it is stopped; or if
     * the partner may not be told of anything now, then it rests.
     *
     * @throws GatewayFault {@code lease-lost}
     */
    public Optional<WebhookTarget> address(Lease lease, TargetStanding standing) {
        var partner = partners.find(standing.partner());
        var target = partner.stream()
                .flatMap(p -> p.channels().webhooks().stream())
                .filter(t -> t.id().equals(standing.target()))
                .findFirst();
        if (target.isEmpty()) {
            stop(lease, standing, "not-in-profile");
            return target;
        }
        if (partner.filter(p -> p.status().mayLogIn()).isPresent()) return target;
        rest(lease, standing);
        return Optional.empty();
    }

    private void rest(Lease lease, TargetStanding standing) {
        var now = clock.instant();
        var later = standing.answered(standing.failures(), now.plus(plan.rest().max()), "partner-not-active", now);
        commit(lease, List.of(new Change.TurnWebhookTarget(later, TargetStanding.State.OPEN)));
    }

    /**
     * Notes down what came of it.
     *
     * @return how the address stands then
     * @throws GatewayFault {@code lease-lost}: then nothing is noted
     */
    public TargetStanding record(Lease lease, TargetStanding standing, List<Sent> sent) {
        var now = clock.instant();
        for (var one : sent) record(lease, one, now);
        if (sent.stream().anyMatch(s -> s.reply().isGone())) return stop(lease, standing, "status-410");
        var after = standing(standing, sent, now);
        if (!after.equals(standing)) commit(lease, List.of(new Change.TurnWebhookTarget(after, standing.state())));
        return after;
    }

    /** Refused if somebody decided otherwise meanwhile: that counts. */
    private void record(Lease lease, Sent sent, Instant now) {
        var before = sent.delivery();
        var after = plan.after(before, sent.reply(), now, random);
        var changes = new ArrayList<Change>();
        changes.add(new Change.TurnWebhook(after, before.state(), before.attempts()));
        if (after.state() == WebhookDelivery.State.DEAD) {
            changes.add(audit("webhook.dead", after.eventId(), after.partner() + ", " + after.detail(), now));
            // Whatever is older than that has no time left either.
            changes.add(new Change.MoveWebhooks(
                    after.partner(),
                    after.target(),
                    WebhookDelivery.State.PENDING,
                    WebhookDelivery.State.DEAD,
                    now.minus(plan.giveUpAfter()),
                    after.detail(),
                    now));
        }
        commit(lease, changes);
    }

    private TargetStanding standing(TargetStanding before, List<Sent> sent, Instant now) {
        boolean alive = sent.stream().anyMatch(s -> s.reply().isTaken());
        if (alive) return before.failures() == 0 ? before : before.answered(0, now, "", now);
        int failures = before.failures() + 1;
        return before.answered(
                failures,
                plan.restUntil(failures, now, random),
                sent.getLast().reply().code(),
                now);
    }

    private TargetStanding stop(Lease lease, TargetStanding standing, String why) {
        var now = clock.instant();
        var stopped = standing.stopped(why, now);
        commit(lease, Stopping.changes(stopped, standing.state(), GATEWAY, now));
        return stopped;
    }

    private static Change audit(String action, String object, String reason, Instant now) {
        return new Change.Audit(new AuditEntry(now, GATEWAY, action, object, "failed", reason, ""));
    }

    private void commit(Lease lease, List<? extends Change> changes) {
        var entry = LedgerEntry.builder().add(new Change.Fence(lease));
        changes.forEach(entry::add);
        if (ledger.commitNow(entry.build()) instanceof Outcome.Refused refused
                && refused.guard() instanceof Change.Fence)
            throw new GatewayFault(
                    FaultKind.CAPACITY,
                    "lease-lost",
                    lease.role() + " is another node's now, or this one was too slow: nothing was written");
    }
}
