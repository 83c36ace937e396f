package io.x12gateway.routes.backend.claims;

import io.x12gateway.core.handover.ClaimsSystem;
import io.x12gateway.core.handover.Handed;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.ClaimSubmission;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.DialectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * Hands claims over to the claims system in its own XML. It knows a submission again by its id, so that a repetition is
 * harmless.
 */
final class ClaimsIntake implements ClaimsSystem {
    private static final Logger LOG = LoggerFactory.getLogger(ClaimsIntake.class);

    /** The claims system is not there or does not answer in time: it took nothing in, and will when it is back. */
    private static final Set<String> NOT_NOW = Set.of("E1", "E2");

    /** Claim statuses of other kinds have no place in a 277CA: the claims were returned as they are. */
    private static final StatusCode RETURNED = StatusCode.of("A3", "23", "PR");

    private final ClaimsQueues queues;
    private final ClaimsDialect dialect = ClaimsDialect.standard();

    ClaimsIntake(ClaimsQueues queues) {
        this.queues = queues;
    }

    @Override
    public String name() {
        return queues.side().intake();
    }

    @Override
    public Handed hand(ClaimSubmission submission, Duration deadline) {
        var id = submission.submissionId();
        try {
            var heard = queues.hand(id, dialect.writeSubmission(submission), deadline);
            var receipt = dialect.readReceipt(heard, submission);
            return receipt.refusal()
                    .map(ClaimsIntake::refused)
                    .orElseGet(() -> new Handed.Received(receipt.verdicts()));
        } catch (DialectException e) {
            LOG.warn("portion {}: the claims system's receipt cannot be used ({})", id, e.reason());
            return new Handed.NoAnswer("receipt-not-understood: " + e.reason());
        } catch (IOException e) {
            return new Handed.NoAnswer("silent: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Handed.NoAnswer("interrupted");
        }
    }

    private static Handed refused(StatusCode why) {
        if (NOT_NOW.contains(why.category())) return new Handed.NoAnswer("not-now: " + why);
        return new Handed.Refused(why.category().startsWith("A") ? why : RETURNED);
    }
}
