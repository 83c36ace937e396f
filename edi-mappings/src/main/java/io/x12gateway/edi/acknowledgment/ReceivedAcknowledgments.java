package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Gathers the TA1s and 999s in a file. */
final class ReceivedAcknowledgments implements EnvelopeVisitor {
    private final List<Ta1> interchanges = new ArrayList<>();
    private final List<Ack999> groups = new ArrayList<>();
    private final List<Segment> body = new ArrayList<>();
    private boolean reading;

    List<Ta1> interchanges() {
        return List.copyOf(interchanges);
    }

    List<Ack999> groups() {
        return List.copyOf(groups);
    }

    @Override
    public void acknowledgment(Segment ta1) {
        interchanges.add(Ta1.read(ta1));
    }

    @Override
    public void transactionStarts(SegmentView st) {
        reading = st.element(1).equals("999");
    }

    @Override
    public void segment(SegmentView segment) {
        if (reading) body.add(segment.segment());
    }

    @Override
    public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {
        if (reading && se != null) groups.add(Ack999.of(body));
        body.clear();
        reading = false;
    }

    @Override
    public void outside(Outside kind, ByteSpan span, byte[] head) {
        // no acknowledgment
    }

    @Override
    public void interchangeStarts(IsaHeader isa) {
        // no acknowledgment
    }

    @Override
    public void groupStarts(Segment gs) {
        // no acknowledgment
    }

    @Override
    public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {
        // no acknowledgment
    }

    @Override
    public void stray(Segment segment) {
        // no acknowledgment
    }

    @Override
    public void lost(ByteSpan where, String why) {
        // no acknowledgment
    }

    @Override
    public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {
        // no acknowledgment
    }
}
