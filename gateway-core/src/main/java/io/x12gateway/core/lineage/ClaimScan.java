package io.x12gateway.core.lineage;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.validation.ValidationReport;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Finds the claims of a file, whatever else is in it, holding one of them at a time. It judges nothing: a claim that was
 * refused has a story, too. The same bytes give the same events in the same order.
 */
final class ClaimScan implements EnvelopeVisitor {
    private final String document;
    private final ClaimKeys keys;
    private final Consumer<ClaimEvent> found;
    private String interchange = "";
    private String group = "";
    private String guide = "";
    private String usage = "";
    private @Nullable SetScan set;

    private ClaimScan(String document, ClaimKeys keys, Consumer<ClaimEvent> found) {
        this.document = document;
        this.keys = keys;
        this.found = found;
    }

    /** Reads the stream to its end and does not close it. */
    static void of(InputStream in, String document, ClaimKeys keys, Consumer<ClaimEvent> found) throws IOException {
        new InterchangeScanner().scan(in, new ClaimScan(document, keys, found));
    }

    /** Whether a file that was judged speaks of claims at all. */
    static boolean concerns(ValidationReport report) {
        return report.transactions().flatMap(t -> t.type().stream()).anyMatch(SetScan::concerns);
    }

    @Override
    public void interchangeStarts(IsaHeader isa) {
        interchange = isa.element(13).strip();
        usage = isa.element(15).strip();
        group = "";
        guide = "";
    }

    @Override
    public void groupStarts(Segment gs) {
        group = gs.element(6);
        guide = gs.element(8);
    }

    @Override
    public void transactionStarts(SegmentView st) {
        var type = TransactionType.of(st.element(1), st.has(3) ? st.element(3) : guide);
        set = type.filter(SetScan::concerns)
                .map(t -> SetScan.of(t, st.offset(), interchange + "/" + group + "/" + st.element(2), usage))
                .orElse(null);
    }

    @Override
    public void segment(SegmentView segment) {
        var open = set;
        if (open != null) open.segment(segment, this::tell);
    }

    @Override
    public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {
        var open = set;
        set = null;
        if (open == null) return;
        open.close(this::tell);
        found.accept(open.whole(document, keys, span));
    }

    private void tell(SetScan from, OpenClaim claim) {
        found.accept(from.event(document, keys, claim));
    }
}
