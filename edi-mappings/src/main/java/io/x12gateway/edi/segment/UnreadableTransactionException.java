package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;

/**
 * A transaction set that cannot be read into records: a segment is missing, out of place or holds no number or date
 * where one must stand. A transaction set that passed validation never gives one. The message holds no patient data.
 */
public final class UnreadableTransactionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String segment;
    private final int position;

    private UnreadableTransactionException(String message, String segment, int position) {
        super(message);
        this.segment = segment;
        this.position = position;
    }

    public static UnreadableTransactionException at(Elements segment, String what) {
        return new UnreadableTransactionException(
                "segment %d (%s): %s".formatted(segment.position(), segment.id(), what),
                segment.id(),
                segment.position());
    }

    public static UnreadableTransactionException missing(String segment, int position, String where) {
        return new UnreadableTransactionException(
                "segment %d: %s is missing in %s".formatted(position, segment, where), segment, position);
    }

    /** The id of the segment at fault or missing. */
    public String segment() {
        return segment;
    }

    /** Where it stands or should stand, counted from ST = 1. */
    public int position() {
        return position;
    }
}
