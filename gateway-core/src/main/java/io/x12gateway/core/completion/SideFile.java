package io.x12gateway.core.completion;

import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;

/** The names of files that lie beside an upload in its sender's mailbox: {@code NAME.SUBMISSION.receipt.json}. */
public enum SideFile {
    RECEIPT("receipt", ".receipt.json"),
    REPORT("report", ".report.txt");

    /** What a mailbox has room for. */
    private static final int NAME_MAX = 200;

    private final String kind;
    private final String ending;

    SideFile(String kind, String ending) {
        this.kind = kind;
        this.ending = ending;
    }

    /** As {@link Document#kind()}. */
    public String kind() {
        return kind;
    }

    /** What follows the submission's id. */
    public String ending() {
        return ending;
    }

    /** Unique as the submission is; a very long name is cut, and what came without one is called by its id alone. */
    public String name(Submission submission) {
        var tail = submission.id() + ending;
        if (submission.fileName().isEmpty()) return tail;
        var name = submission.fileName();
        int room = NAME_MAX - tail.length() - 1;
        if (name.length() <= room) return name + "." + tail;
        int cut = Character.isHighSurrogate(name.charAt(room - 1)) ? room - 1 : room;
        return name.substring(0, cut) + "." + tail;
    }

    /** The document's key: there is one of each submission. */
    public String key(SubmissionId submission) {
        return kind + "/" + submission;
    }
}
