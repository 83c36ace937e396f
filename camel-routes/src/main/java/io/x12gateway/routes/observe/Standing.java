package io.x12gateway.routes.observe;

import io.x12gateway.core.ledger.JdbcLedger;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What stands where at this moment, asked of the database at most once in a few seconds however many look. */
@Component
final class Standing {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private final Submissions submissions;
    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final JdbcLedger ledger;
    private final Webhooks webhooks;
    private final Clock clock;
    private @Nullable Picture last;

    Standing(
            Submissions submissions,
            Outbox outbox,
            Mailboxes mailboxes,
            JdbcLedger ledger,
            Webhooks webhooks,
            Clock clock) {
        this.submissions = submissions;
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.ledger = ledger;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * @param submissions how many are in each state
     * @param work pieces of work not done
     * @param oldest age of the oldest of them
     * @param mailbox items that wait, by partner
     */
    record Picture(
            Instant at,
            Map<SubmissionState, Long> submissions,
            Map<Stage, Long> work,
            Duration oldest,
            Map<PartnerId, Long> mailbox,
            int ledger,
            Webhooks.Picture webhooks) {
        Duration oldestWebhook() {
            return webhooks.oldestPending()
                    .map(since -> Duration.between(since, at))
                    .filter(d -> !d.isNegative())
                    .orElse(Duration.ZERO);
        }

        long mailboxWaiting() {
            return mailbox.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    synchronized Picture picture() {
        var now = clock.instant();
        if (last == null || last.at().plus(FRESH).isBefore(now))
            last = new Picture(
                    now,
                    submissions.countByState(),
                    outbox.depth(),
                    outbox.oldestWaiting(),
                    mailboxes.waiting(),
                    ledger.waiting(),
                    webhooks.picture());
        return last;
    }
}
