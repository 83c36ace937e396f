package io.x12gateway.core.handover;

import io.x12gateway.core.submission.SubmissionId;

import java.util.List;

/** The read side of portions. */
public interface Portions {
    /** In the order of the file. */
    List<Portion> ofSubmission(SubmissionId submission);
}
