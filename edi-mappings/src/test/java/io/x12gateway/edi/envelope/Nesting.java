package io.x12gateway.edi.envelope;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Hears what a scanner tells, and fails where it breaks a promise: order, bounds, everything that starts ends. */
final class Nesting implements EnvelopeVisitor {
    private final long size;
    private final List<String> told = new ArrayList<>();
    private long interchange = -1;
    private long group = -1;
    private long transaction = -1;
    private int segments;

    /** What was told last ended here. */
    private long reached;

    Nesting(long size) {
        this.size = size;
    }

    List<String> told() {
        return told;
    }

    void end() {
        assertThat(interchange).as("an interchange that ends").isNegative();
    }

    private void forward(ByteSpan span) {
        assertThat(span.offset()).as("start of %s", span).isGreaterThanOrEqualTo(reached);
        assertThat(span.end()).as("end of %s", span).isLessThanOrEqualTo(size);
        reached = span.end();
    }

    private void closes(long start, ByteSpan span) {
        assertThat(start).as("start of what ends").isNotNegative();
        assertThat(span.offset()).isEqualTo(start);
        assertThat(span.end()).as("end of %s", span).isLessThanOrEqualTo(size);
        reached = Math.max(reached, span.end());
    }

    @Override
    public void outside(Outside kind, ByteSpan span, byte[] head) {
        assertThat(interchange).isNegative();
        assertThat(span.length()).isPositive();
        forward(span);
        told.add(kind + " " + span);
    }

    @Override
    public void interchangeStarts(IsaHeader isa) {
        assertThat(interchange).isNegative();
        forward(isa.span());
        interchange = isa.span().offset();
        told.add("ISA " + isa.span());
    }

    @Override
    public void acknowledgment(Segment ta1) {
        assertThat(interchange).isNotNegative();
        assertThat(group).isNegative();
        forward(ta1.span());
        told.add(ta1.toString());
    }

    @Override
    public void groupStarts(Segment gs) {
        assertThat(interchange).isNotNegative();
        assertThat(group).isNegative();
        forward(gs.span());
        group = gs.span().offset();
        told.add(gs.toString());
    }

    @Override
    public void transactionStarts(SegmentView st) {
        assertThat(group).isNotNegative();
        assertThat(transaction).isNegative();
        assertThat(st.position()).isEqualTo(1);
        forward(st.span());
        transaction = st.offset();
        segments = 1;
        told.add(st.segment().toString());
    }

    @Override
    public void segment(SegmentView view) {
        assertThat(transaction).isNotNegative();
        var segment = view.segment();
        assertThat(segment.position()).isEqualTo(++segments);
        forward(segment.span());
        told.add(segment.toString());
    }

    @Override
    public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int count) {
        assertThat(se != null).isEqualTo(ending == Ending.TRAILER);
        closes(transaction, span);
        assertThat(count).isEqualTo(se == null ? segments : segments + 1);
        transaction = -1;
        told.add("SE " + ending + " " + span);
    }

    @Override
    public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {
        assertThat(transaction).isNegative();
        closes(group, span);
        group = -1;
        told.add("GE " + ending + " " + span);
    }

    @Override
    public void stray(Segment segment) {
        assertThat(interchange).isNotNegative();
        assertThat(transaction).as("open set at %s", segment).isNegative();
        forward(segment.span());
        told.add("stray " + segment);
    }

    @Override
    public void lost(ByteSpan where, String why) {
        assertThat(interchange).isNotNegative();
        assertThat(where.end()).isLessThanOrEqualTo(size);
        told.add("lost " + where + " " + why);
    }

    @Override
    public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {
        assertThat(group).isNegative();
        closes(interchange, span);
        interchange = -1;
        told.add("IEA " + ending + " " + next + " " + span);
    }
}
