package io.x12gateway.core.disposition;

import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.validation.Finding;

import java.util.List;

/** What a partner gets on the line. */
public sealed interface RealTimeAnswer {

    /** @param replayed whether it is the stored answer to an earlier message of the same client key */
    record Responded(SubmissionId submission, byte[] interchange, String kind, boolean replayed)
            implements RealTimeAnswer {}

    /**
     * Rejected by envelope or syntax.
     *
     * @param kind {@code TA1} or {@code 999}
     */
    record Acknowledged(SubmissionId submission, byte[] interchange, String kind, boolean replayed)
            implements RealTimeAnswer {}

    /** Not X12, or without an envelope that could be answered. */
    record Unreadable(SubmissionId submission, List<Finding> findings) implements RealTimeAnswer {
        public Unreadable {
            findings = List.copyOf(findings);
        }
    }

    /** Not a single inquiry: durable, and worked as a batch; its documents come to the mailbox. */
    record Deferred(Receipt receipt) implements RealTimeAnswer {}
}
