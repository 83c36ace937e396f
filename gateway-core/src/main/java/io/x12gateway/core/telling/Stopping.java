package io.x12gateway.core.telling;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;

import java.time.Instant;
import java.util.List;

/** Ending and resuming an address, with all that waits for it. */
final class Stopping {
    private Stopping() {}

    static List<Change> changes(TargetStanding stopped, TargetStanding.State from, String actor, Instant now) {
        return List.of(
                new Change.TurnWebhookTarget(stopped, from),
                moved(stopped, WebhookDelivery.State.PENDING, WebhookDelivery.State.STOPPED, stopped.detail(), now),
                audit("webhook.stopped", stopped, actor, stopped.detail(), now));
    }

    static List<Change> resumption(TargetStanding opened, TargetStanding.State from, String actor, Instant now) {
        return List.of(
                new Change.TurnWebhookTarget(opened, from),
                moved(opened, WebhookDelivery.State.STOPPED, WebhookDelivery.State.PENDING, "", now),
                audit("webhook.resumed", opened, actor, "was " + from, now));
    }

    private static Change moved(
            TargetStanding s, WebhookDelivery.State from, WebhookDelivery.State to, String detail, Instant now) {
        return new Change.MoveWebhooks(s.partner(), s.target(), from, to, now.plusSeconds(1), detail, now);
    }

    private static Change audit(String action, TargetStanding s, String actor, String reason, Instant now) {
        return new Change.Audit(
                new AuditEntry(now, actor, action, s.partner() + "/" + s.target(), "ok", reason, actor));
    }
}
