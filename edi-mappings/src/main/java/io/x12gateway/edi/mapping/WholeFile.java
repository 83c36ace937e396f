package io.x12gateway.edi.mapping;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.segment.RecordForm;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Goes through a file of which every envelope is whole, one transaction set at a time; anything else ends the scan with
 * {@link BrokenEnvelope}. Mapping is no place to guess what a cut file meant.
 */
abstract class WholeFile implements EnvelopeVisitor {
    private final List<Segment> body = new ArrayList<>();
    private @Nullable Segment st;
    private @Nullable Segment se;
    private boolean found;

    /** Whether there was an interchange. */
    final boolean found() {
        return found;
    }

    /** The ST of the transaction set at hand. */
    final Segment header() {
        if (st == null) throw new IllegalStateException("no transaction set is at hand");
        return st;
    }

    /** The segments between ST and SE; valid until the next ST. */
    final List<Segment> body() {
        return body;
    }

    /** How the transaction set at hand becomes a record, if it does. */
    final Optional<RecordForm<?>> form() {
        return RecordJson.type(header().element(1), header().element(3)).flatMap(TransactionType::record);
    }

    /** The record of the transaction set at hand. */
    final <T> T read(RecordForm<T> form) {
        var all = new ArrayList<Segment>(body.size() + 2);
        all.add(header());
        all.addAll(body);
        if (se != null) all.add(se);
        var delimiters = header().delimiters();
        return form.read(SegmentText.bytes(all, delimiters), delimiters);
    }

    @Override
    public void interchangeStarts(IsaHeader header) {
        if (!header.delimiters().usable()) throw broken(header.span(), "the separators of the ISA can't be used");
        found = true;
    }

    @Override
    public void acknowledgment(Segment ta1) {
        // only those who write it ask for it
    }

    @Override
    public void groupStarts(Segment gs) {
        // only those who write it ask for it
    }

    @Override
    public void transactionStarts(SegmentView header) {
        st = header.segment();
        se = null;
        body.clear();
    }

    @Override
    public void segment(SegmentView segment) {
        body.add(segment.segment());
    }

    @Override
    public void transactionEnds(@Nullable SegmentView trailer, Ending ending, ByteSpan span, int segments) {
        if (ending != Ending.TRAILER) throw broken(span, "a transaction set without SE");
        se = trailer == null ? null : trailer.segment();
    }

    @Override
    public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {
        if (ending != Ending.TRAILER) throw broken(span, "a functional group without GE");
    }

    @Override
    public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {
        if (ending != Ending.TRAILER) throw broken(span, "an interchange without IEA");
    }

    @Override
    public void outside(Outside kind, ByteSpan span, byte[] head) {
        switch (kind) {
            case BYTE_ORDER_MARK, PADDING -> {
                // carries nothing
            }
            case TEXT -> throw broken(span, "text that belongs to no interchange");
            case CUT_ISA -> throw broken(span, "an ISA that is cut off");
        }
    }

    @Override
    public void stray(Segment segment) {
        throw broken(segment.span(), "a " + segment.id() + " outside of any transaction set");
    }

    @Override
    public void lost(ByteSpan where, String why) {
        throw broken(where, "segments that can't be told apart: " + why);
    }

    private static BrokenEnvelope broken(ByteSpan where, String what) {
        return new BrokenEnvelope("at byte " + where.offset() + ": " + what + "; validate the file and mend it first");
    }

    /** Ends the scan. */
    static final class BrokenEnvelope extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenEnvelope(String message) {
            super(message);
        }
    }
}
