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

    List<Inquiry> ofSubmission(SubmissionId submission);

    List<Inquiry> openSince(Instant before, int limit);
}
