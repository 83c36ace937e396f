package io.x12gateway.core.intake;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.submission.Submission;

/** The receipt as a text file: what was received, so that the sender can compare it with what she sent. */
final class ReceiptText {
    private ReceiptText() {}

    static Document document(Submission submission) {
        return Document.text(submission.partner(), "receipt/" + submission.id(), text(submission), submission.id());
    }

    private static String text(Submission s) {
        var text = new StringBuilder("received\n\n");
        text.append("submission  ").append(s.id()).append('\n');
        text.append("file        ").append(s.fileName()).append('\n');
        text.append("received    ").append(s.receivedAt()).append('\n');
        text.append("bytes       ").append(s.sizeBytes()).append('\n');
        text.append("sha-256     ").append(s.digest()).append('\n');
        s.duplicateOf()
                .ifPresent(first -> text.append("\nThe same bytes were received before, as submission ")
                        .append(first)
                        .append(": they are not processed again.\n"));
        return text.toString();
    }
}
