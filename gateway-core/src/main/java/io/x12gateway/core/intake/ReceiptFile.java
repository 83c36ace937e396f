package io.x12gateway.core.intake;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.submission.Submission;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;

/**
 * The receipt as a file {@code NAME.SUBMISSION.receipt.json}: what was received under that name, for people and for
 * scripts that compare it with what was sent.
 */
final class ReceiptFile {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ENDING = ".receipt.json";
    /** What a mailbox has room for. */
    private static final int NAME_MAX = 200;

    private ReceiptFile() {}

    static Document document(Submission submission) {
        var key = "receipt/" + submission.id();
        return Document.file(
                submission.partner(),
                key,
                name(submission),
                JSON.writeValueAsBytes(content(submission)),
                submission.id());
    }

    /** Unique as the submission is; a very long name is cut. */
    private static String name(Submission submission) {
        var ending = "." + submission.id() + ENDING;
        var name = submission.fileName();
        int room = NAME_MAX - ending.length();
        if (name.length() <= room) return name + ending;
        int cut = Character.isHighSurrogate(name.charAt(room - 1)) ? room - 1 : room;
        return name.substring(0, cut) + ending;
    }

    private static LinkedHashMap<String, Object> content(Submission submission) {
        var content = new LinkedHashMap<String, Object>();
        content.put("submission", submission.id().value());
        content.put("fileName", submission.fileName());
        content.put("sha256", submission.digest().sha256());
        content.put("sizeBytes", submission.sizeBytes());
        content.put("receivedAt", submission.receivedAt().toString());
        submission.duplicateOf().ifPresent(first -> content.put("duplicateOf", first.value()));
        return content;
    }
}
