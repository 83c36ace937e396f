package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor.Ending;
import io.x12gateway.edi.envelope.GroupHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** A transaction set from its ST until its verdict. At any time one thread alone works at it. */
final class OpenTransaction {
    private final Segment st;
    private final boolean groupJudged;
    private final Findings findings = new Findings();
    private final Optional<TransactionType> type;
    private @Nullable TransactionJudge judge;
    private @Nullable Segment se;
    private Ending ending = Ending.CUT;
    private ByteSpan span = new ByteSpan(0, 0);
    private int segments;
    private List<BusinessUnit> units = List.of();

    OpenTransaction(Segment st, GroupHeader group, boolean groupJudged, boolean duplicate) {
        this.st = st;
        this.groupJudged = groupJudged;
        this.type = groupJudged
                ? TransactionEnvelopeRules.type(st, group, findings)
                : TransactionType.of(st.element(1), group.version());
        if (groupJudged && type.isPresent()) TransactionEnvelopeRules.header(st, type.get(), findings);
        if (groupJudged && duplicate) findings.add(TransactionEnvelopeRules.duplicate(st));
    }

    /** By which guide the segments are judged; empty if they are not. */
    Optional<TransactionType> judgedAs() {
        return groupJudged ? type : Optional.empty();
    }

    void begin(TransactionJudge by) {
        judge = by;
        by.begin(findings);
    }

    void segment(SegmentView segment) {
        var by = judge;
        if (by != null) by.segment(segment);
    }

    /** What the envelope says of its end; the verdict waits for {@link #end()}. */
    void closes(@Nullable Segment trailer, Ending as, ByteSpan bytes, int count) {
        se = trailer;
        ending = as;
        span = bytes;
        segments = count;
    }

    /** The last segment was judged. Gives the judge back. */
    @Nullable
    TransactionJudge end() {
        var by = judge;
        judge = null;
        var trailer = se;
        if (groupJudged && trailer != null) {
            if (by != null) by.end(trailer);
            TransactionEnvelopeRules.trailer(st, trailer, segments, findings);
        } else if (groupJudged && ending == Ending.TRAILER_MISSING)
            findings.add(TransactionEnvelopeRules.trailerMissing(st, span.end(), segments));
        if (by != null) units = by.units();
        return by;
    }

    TransactionReport report() {
        return new TransactionReport(
                TransactionEnvelopeRules.header(st), type, span, segments, findings.sorted(), units);
    }
}
