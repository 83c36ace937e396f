package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.EnvelopeVisitor.Ending;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.envelope.TransactionHeader;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A transaction set from its ST until its verdict. At any time one thread alone works at it. */
final class OpenTransaction {
    private static final ByteSpan NOWHERE = new ByteSpan(0, 0);

    private final boolean groupJudged;
    private final Optional<TransactionType> type;
    private final TransactionHeader header;
    private final Delimiters delimiters;
    private Findings findings = new Findings();
    private @Nullable TransactionJudge judge;
    private @Nullable SegmentView se;
    private Ending ending = Ending.CUT;
    private ByteSpan span = NOWHERE;
    private int segments;
    private @Nullable TransactionReport report;

    /** @param duplicate whether ST02 was used before in the group */
    OpenTransaction(SegmentView st, GroupTypes types, boolean groupJudged, boolean duplicate) {
        this.groupJudged = groupJudged;
        this.type = groupJudged ? types.judged(st, findings) : types.of(st);
        this.header = TransactionEnvelopeRules.header(st, type);
        this.delimiters = st.delimiters();
        if (groupJudged && type.isPresent()) TransactionEnvelopeRules.header(st, header, type.get(), findings);
        if (groupJudged && duplicate) findings.add(TransactionEnvelopeRules.duplicate(st.segment()));
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
    void closes(@Nullable SegmentView trailer, Ending as, ByteSpan bytes, int count) {
        se = trailer;
        ending = as;
        span = bytes;
        segments = count;
    }

    boolean hasTrailer() {
        return se != null;
    }

    /** The verdict comes later than the trailer goes by. */
    void keepTrailer() {
        if (se != null) se = se.kept();
    }

    /** The last segment was judged: the verdict stands. Gives the judge back, and holds on to nothing else. */
    @Nullable
    TransactionJudge end() {
        var by = judge;
        var trailer = se;
        if (groupJudged && trailer != null) {
            if (by != null) by.end(trailer);
            TransactionEnvelopeRules.trailer(header, trailer, segments, findings);
        } else if (groupJudged && ending == Ending.TRAILER_MISSING)
            findings.add(TransactionEnvelopeRules.trailerMissing(header, delimiters, span.end(), segments));
        List<BusinessUnit> units = by == null ? List.of() : by.units();
        report = new TransactionReport(header, type, span, segments, findings.sorted(), units);
        judge = null;
        se = null;
        findings = Findings.NOTHING;
        return by;
    }

    /** Once it ended. */
    TransactionReport report() {
        return Objects.requireNonNull(report, "not judged to its end");
    }
}
