package io.x12gateway.core.acknowledgment;

import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

/** One acknowledgment to be written. */
public sealed interface Acknowledgment {
    InterchangeReport interchange();

    /** {@code TA1} or {@code 999}. */
    String kind();

    /** Counts the acknowledgments of this kind within the submission from 1. */
    int number();

    default String documentKey(SubmissionId submission) {
        return kind() + "/" + submission + "/" + number();
    }

    /** @param number of the interchange in the file */
    record Interchange(int number, InterchangeReport interchange) implements Acknowledgment {
        @Override
        public String kind() {
            return "TA1";
        }
    }

    /** @param number of the group in the file, groups of other interchanges counted */
    record Group(int number, InterchangeReport interchange, GroupReport group) implements Acknowledgment {
        @Override
        public String kind() {
            return "999";
        }
    }
}
