package io.x12gateway.core.completion;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;

/**
 * Something that leaves.
 *
 * @param key as {@link io.x12gateway.core.mailbox.MailboxItem#documentKey}
 * @param kind {@code TA1 999 271 277 835} or {@code receipt}
 * @param controlNumber ISA13 of the interchange; empty for a text of ours
 * @param ownName what the file is called; empty for the name that follows from kind and control number
 * @param event what it is to the submission's timeline: {@code acknowledged}, {@code answered}, {@code delivered}
 */
public record Document(
        PartnerId partner,
        String key,
        String kind,
        String controlNumber,
        String ownName,
        String event,
        byte[] bytes,
        SubmissionId source) {

    public Document(
            PartnerId partner,
            String key,
            String kind,
            String controlNumber,
            String event,
            byte[] bytes,
            SubmissionId source) {
        this(partner, key, kind, controlNumber, "", event, bytes, source);
    }

    /** A readable text about a submission, for partners who look into their mailbox and not at a response. */
    public static Document text(PartnerId partner, String key, String text, SubmissionId source) {
        return new Document(partner, key, "receipt", "", "told", Ascii.bytes(text), source);
    }

    /** As {@link #text}, under a name that nobody else has. */
    public static Document file(PartnerId partner, String key, String name, byte[] bytes, SubmissionId source) {
        return new Document(partner, key, "receipt", "", name, "told", bytes, source);
    }

    String fileName(String itemId) {
        if (!ownName.isEmpty()) return ownName;
        return controlNumber.isEmpty()
                ? kind + "_" + itemId + ".txt"
                : kind + "_" + controlNumber + "_" + itemId + ".x12";
    }
}
