package io.x12gateway.core.inquiry;

import io.x12gateway.core.submission.SubmissionId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The read side of inquiries. */
public interface Inquiries {
    Optional<Inquiry> find(String inquiryId);

    /** All inquiries of one response, by sequence. */
    List<Inquiry> ofAssembly(String assemblyId);

    /** How many inquiries of the response are still open. */
    default long countOpen(String assemblyId) {
        return ofAssembly(assemblyId).stream()
                .filter(i -> i.state() == InquiryState.OPEN)
                .count();
    }

    List<Inquiry> ofSubmission(SubmissionId submission);

    List<Inquiry> openSince(Instant before, int limit);
}
