package io.x12gateway.edi.envelope;

import org.jspecify.annotations.Nullable;

/**
 * What {@link InterchangeScanner} tells as it goes through a file, in file order. Everything that starts ends, and a
 * transaction set's segments come one by one, so nothing larger than a segment need be held.
 * A visitor leaves out what it does not look for.
 */
public interface EnvelopeVisitor {

    /** Why an envelope ended. */
    enum Ending {
        /** By its trailer. */
        TRAILER,
        /** The next envelope began, or an outer one ended, before its trailer came. */
        TRAILER_MISSING,
        /** The bytes ended, another ISA came, or the segments could no longer be told apart. */
        CUT
    }

    /** Bytes that belong to no interchange. */
    enum Outside {
        BYTE_ORDER_MARK,
        /** Blanks, line ends, NULs or 0x1A. */
        PADDING,
        TEXT,
        /** An ISA of which the end is missing. */
        CUT_ISA
    }

    /** @param head the first bytes of the run, for telling what it may be */
    default void outside(Outside kind, ByteSpan span, byte[] head) {}

    default void interchangeStarts(IsaHeader isa) {}

    /** A TA1 that stands where it may: after ISA, before any GS. */
    default void acknowledgment(Segment ta1) {}

    default void groupStarts(Segment gs) {}

    /** The view lasts until this returns. */
    default void transactionStarts(SegmentView st) {}

    /**
     * Whether {@link #segment} needs only to know which bytes the segment has, such as to put it into a
     * {@link SegmentStore}. Asked once. Its elements are not looked for then, and several segments that follow upon each
     * other may come as one.
     */
    default boolean skims() {
        return false;
    }

    /** A segment between ST and SE. The view lasts until this returns. */
    default void segment(SegmentView segment) {}

    /** @param se null unless {@code ending} is {@code TRAILER}; lasts until this returns */
    default void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {}

    default void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {}

    /** A segment of an interchange that stands in no transaction set and opens or closes nothing. */
    default void stray(Segment segment) {}

    /** From here on the segments of this interchange can't be told apart. */
    default void lost(ByteSpan where, String why) {}

    /** @param next whether another ISA came before the IEA, rather than the end of the bytes; with {@code CUT} only */
    default void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {}
}
