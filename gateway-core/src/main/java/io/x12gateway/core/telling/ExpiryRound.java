package io.x12gateway.core.telling;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.RunningOut;
import io.x12gateway.core.partner.WebhookTarget;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.core.webhook.WebhookEvent;
import io.x12gateway.core.webhook.Webhooks;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Once in a while: tells partners what of theirs ends soon, each end once, and forgets events of long ago. */
public final class ExpiryRound {
    static final int DAYS = 14;
    /** Longer than an end is told of in advance, so that no end is told of twice. */
    static final Duration KEPT = Duration.ofDays(30);

    private final Webhooks webhooks;
    private final Partners partners;
    private final Ledger ledger;
    private final Ulid ids;
    private final Clock clock;

    public ExpiryRound(Webhooks webhooks, Partners partners, Ledger ledger, Ulid ids, Clock clock) {
        this.webhooks = webhooks;
        this.partners = partners;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** Harmless to call often, and by several nodes. */
    public void run() {
        for (var partner : partners.all()) {
            var targets = partner.channels().webhooks().stream()
                    .filter(t -> t.wants(PartnerEvent.ACCESS_EXPIRING))
                    .map(WebhookTarget::id)
                    .distinct()
                    .toList();
            if (targets.isEmpty() || !partner.status().mayLogIn()) continue;
            for (var end : RunningOut.within(DAYS, List.of(partner), clock))
                ledger.commitNow(LedgerEntry.of(new Change.Tell(event(end), targets)));
        }
        webhooks.forgetBefore(clock.instant().minus(KEPT));
    }

    private WebhookEvent event(RunningOut end) {
        var key = end.partner() + "/" + end.what() + "/" + end.end();
        var facts = new Facts().put("what", end.what()).put("end", end.end().toString());
        return new WebhookEvent(
                ids.next(),
                end.partner(),
                PartnerEvent.ACCESS_EXPIRING,
                PartnerEvent.ACCESS_EXPIRING + "/"
                        + Digest.of(key.getBytes(StandardCharsets.UTF_8)).sha256(),
                "",
                facts.json(),
                clock.instant());
    }
}
