package io.x12gateway.core.disposition;

import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.validation.Finding;

import java.util.List;

/** What a person reads in her mailbox where X12 has no answer to give. */
final class Notice {
    private static final int SHOWN_MAX = 50;

    private Notice() {}

    static String unreadable(Submission submission, List<Finding> findings) {
        var text = new StringBuilder();
        text.append(
                "This file could not be read as X12, or not as a whole; what could not be read was not processed.\n\n");
        text.append("submission  ").append(submission.id()).append('\n');
        text.append("file        ").append(submission.fileName()).append('\n');
        text.append("received    ").append(submission.receivedAt()).append('\n');
        text.append("bytes       ").append(submission.sizeBytes()).append('\n');
        text.append("sha-256     ").append(submission.digest()).append("\n\n");
        for (var finding : findings.subList(0, Math.min(SHOWN_MAX, findings.size()))) {
            text.append("- at byte ").append(finding.location().span().offset()).append(": ");
            text.append(finding.message()).append(' ').append(finding.fix()).append('\n');
        }
        return text.toString();
    }
}
