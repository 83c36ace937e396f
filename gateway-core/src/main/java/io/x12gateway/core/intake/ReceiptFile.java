package io.x12gateway.core.intake;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionState;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;

/**
 * The receipt as a file {@code NAME.SUBMISSION.receipt.json}: what was received under that name, for people and for
 * scripts that compare it with what was sent.
 */
final class ReceiptFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ReceiptFile() {}

    static Document document(Submission submission, Limits limits) {
        return Document.receipt(submission, JSON.writeValueAsBytes(content(submission, limits)));
    }

    private static LinkedHashMap<String, Object> content(Submission submission, Limits limits) {
        var content = new LinkedHashMap<String, Object>();
        content.put("submission", submission.id().value());
        content.put("fileName", submission.fileName());
        content.put("sha256", submission.digest().sha256());
        content.put("sizeBytes", submission.sizeBytes());
        content.put("receivedAt", submission.receivedAt().toString());
        submission.duplicateOf().ifPresent(first -> content.put("duplicateOf", first.value()));
        if (submission.state() == SubmissionState.HELD)
            content.put(
                    "heldUntil",
                    submission.receivedAt().plus(limits.cutFileHeld()).toString());
        return content;
    }
}
