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

    /** Whether an inquiry of the response is still open; asked after every answer, so it costs the same in any batch. */
    boolean anyOpen(String assemblyId);

    List<Inquiry> ofSubmission(SubmissionId submission);

    /** The responses that a submission is answered with, in no order. */
    List<String> assemblies(SubmissionId submission);

    List<Inquiry> openSince(Instant before, int limit);
}
