package io.x12gateway.core.completion;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;

/**
 * Something that leaves.
 *
 * @param key as {@link io.x12gateway.core.mailbox.MailboxItem#documentKey}
 * @param kind {@code TA1 999 277CA 271 277 835}, {@code receipt} or {@code report}
 * @param usage as {@link io.x12gateway.core.mailbox.MailboxItem#usage}
 * @param controlNumber ISA13 of the interchange; empty for a text of ours
 * @param ownName what the file is called; empty for the name that follows from kind and control number
 * @param event what it is to the submission's timeline: {@code acknowledged}, {@code answered}, {@code delivered}
 */
public record Document(
        PartnerId partner,
        String key,
        String kind,
        String usage,
        String controlNumber,
        String ownName,
        String event,
        Content content,
        SubmissionId source) {

    /** What a document says. */
    public sealed interface Content {
        /** In memory. */
        record Bytes(byte[] bytes) implements Content {}

        /** Written already. */
        record Staged(StagedPayload payload) implements Content {}
    }

    public Document(
            PartnerId partner,
            String key,
            String kind,
            String usage,
            String controlNumber,
            String ownName,
            String event,
            byte[] bytes,
            SubmissionId source) {
        this(partner, key, kind, usage, controlNumber, ownName, event, new Content.Bytes(bytes), source);
    }

    public Document(
            PartnerId partner,
            String key,
            String kind,
            String usage,
            String controlNumber,
            String event,
            byte[] bytes,
            SubmissionId source) {
        this(partner, key, kind, usage, controlNumber, "", event, bytes, source);
    }

    /** Of a document that is in memory. */
    public byte[] bytes() {
        return switch (content) {
            case Content.Bytes held -> held.bytes();
            case Content.Staged staged ->
                throw new IllegalStateException(key + " was written already and is not in memory");
        };
    }

    StagedPayload staged(PayloadStore payloads) {
        return switch (content) {
            case Content.Bytes held -> payloads.stage(held.bytes());
            case Content.Staged staged -> staged.payload();
        };
    }

    /** What was received under a name, for scripts and people who look into their mailbox and not at a response. */
    public static Document receipt(Submission submission, byte[] json) {
        return beside(submission, SideFile.RECEIPT, json);
    }

    /** What became of a submission, in plain words; where it came without a name, its mailbox item names it. */
    public static Document report(Submission submission, String text) {
        return beside(submission, SideFile.REPORT, Ascii.bytes(text));
    }

    private static Document beside(Submission submission, SideFile file, byte[] bytes) {
        return new Document(
                submission.partner(),
                file.key(submission.id()),
                file.kind(),
                submission.channel().usage().orElse(""),
                "",
                file.name(submission),
                "told",
                bytes,
                submission.id());
    }

    /**
     * The same, among documents of the usage of the folders that the submission was uploaded to, if it was: its sender
     * looks there for an answer, even if what she sent says that it is of the other usage.
     */
    public Document where(Submission submission) {
        var there = submission.channel().usage().orElse(usage);
        return new Document(partner, key, kind, there, controlNumber, ownName, event, content, source);
    }

    String fileName(String itemId) {
        if (!ownName.isEmpty()) return ownName;
        if (controlNumber.isEmpty()) return kind + "_" + itemId + ".txt";
        // A remittance that is only a test must not be taken for money by whoever sees no more than its name.
        var mark = usage.equals("T") && kind.equals("835") ? "TEST." : "";
        return mark + kind + "_" + controlNumber + "_" + itemId + ".x12";
    }
}
