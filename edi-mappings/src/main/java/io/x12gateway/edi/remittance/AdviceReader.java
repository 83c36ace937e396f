package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import io.x12gateway.edi.segment.ViewedSegment;

import java.util.ArrayList;
import java.util.List;

/**
 * One 835 after the other to records, told as segments come by. What can't be read is told once, and the rest of that
 * advice is passed over.
 */
final class AdviceReader {
    private static final List<String> HEADER_ENDS = List.of("N1", "LX", "CLP", "PLB", "SE");
    private static final int HEADER_SEGMENTS_MAX = 1000;
    private static final int LX = ViewedSegment.tag("LX");
    private static final int CLP = ViewedSegment.tag("CLP");
    private static final int PLB = ViewedSegment.tag("PLB");
    private static final int SE = ViewedSegment.tag("SE");
    private static final int TS2 = ViewedSegment.tag("TS2");
    private static final int TS3 = ViewedSegment.tag("TS3");

    /** Where in the advice the last segment stood. */
    private enum Part {
        HEADER,
        GROUP,
        CLAIM,
        SUMMARY,
        OVER
    }

    private final RemittanceVisitor visitor;
    private final ClaimReader claim = new ClaimReader();
    private final List<Segment> head = new ArrayList<>();
    private final List<ProviderAdjustment> adjustments = new ArrayList<>();
    private Part part = Part.OVER;
    private String groupNumber = "";
    private List<String> provider = List.of();
    private List<String> inpatient = List.of();
    private int position;

    AdviceReader(RemittanceVisitor visitor) {
        this.visitor = visitor;
    }

    /** Begins another advice. */
    void begin(ViewedSegment st) {
        part = Part.HEADER;
        position = st.position();
        head.clear();
        head.add(st.kept());
        adjustments.clear();
    }

    /** A segment between ST and SE. */
    void segment(ViewedSegment segment) {
        if (part == Part.OVER) return;
        try {
            position = segment.position();
            take(segment.tag(), segment);
        } catch (UnreadableTransactionException e) {
            fail(e);
        }
    }

    /** @param trailer whether SE stands where the advice ends */
    void end(boolean trailer) {
        if (part == Part.OVER) return;
        try {
            close();
            if (!trailer) throw UnreadableTransactionException.missing("SE", position + 1, "the 835");
            part = Part.OVER;
            visitor.adviceEnds(adjustments);
        } catch (UnreadableTransactionException e) {
            fail(e);
        }
    }

    private void fail(UnreadableTransactionException why) {
        part = Part.OVER;
        visitor.adviceFails(why);
    }

    private void take(int tag, ViewedSegment segment) {
        switch (part) {
            case HEADER -> header(tag, segment);
            case GROUP -> group(tag, segment);
            case CLAIM -> {
                if (!claim.take(tag, segment)) leave(tag, segment, claim.innermost());
            }
            case SUMMARY -> summary(tag, segment);
            case OVER -> throw new IllegalStateException("the advice is over");
        }
    }

    private void header(int tag, ViewedSegment segment) {
        head.add(segment.kept());
        if (head.size() > HEADER_SEGMENTS_MAX)
            throw UnreadableTransactionException.at(
                    segment, "the header has more than " + HEADER_SEGMENTS_MAX + " segments");
        if (tag != LX && tag != CLP && tag != PLB) return;
        visitor.adviceStarts(head());
        if (tag == LX) openGroup(segment);
        else summary(tag, segment);
    }

    private void openGroup(ViewedSegment lx) {
        part = Part.GROUP;
        groupNumber = lx.element(1);
        provider = List.of();
        inpatient = List.of();
    }

    private void group(int tag, ViewedSegment segment) {
        if (tag == TS3) {
            onlyOne(provider, segment);
            provider = segment.elements();
        } else if (tag == TS2) {
            onlyOne(inpatient, segment);
            inpatient = segment.elements();
        } else leave(tag, segment, "2000");
    }

    private static void onlyOne(List<String> found, ViewedSegment segment) {
        if (!found.isEmpty()) throw UnreadableTransactionException.at(segment, "a second one in 2000");
    }

    /** The segment does not belong to the group or claim that stands open. */
    private void leave(int tag, ViewedSegment segment, String loop) {
        if (tag != CLP && tag != LX && tag != PLB)
            throw UnreadableTransactionException.at(segment, "not expected in " + loop);
        close();
        if (tag == CLP) {
            part = Part.CLAIM;
            claim.begin(segment);
        } else if (tag == LX) openGroup(segment);
        else summary(tag, segment);
    }

    private void summary(int tag, ViewedSegment segment) {
        part = Part.SUMMARY;
        if (tag != PLB) throw UnreadableTransactionException.at(segment, "not expected in the summary");
        adjustments.add(ProviderAdjustment.read(segment));
    }

    /** Tells of what stands open. */
    private void close() {
        switch (part) {
            case HEADER -> visitor.adviceStarts(head());
            case GROUP -> visitor.groupStarts(new HeaderGroup(groupNumber, provider, inpatient, List.of()));
            case CLAIM -> visitor.claim(claim.end());
            case SUMMARY, OVER -> {
                // nothing that could be told of yet
            }
        }
    }

    private RemittanceAdvice head() {
        var cursor = SegmentCursor.open(head.iterator(), "835");
        var header = cursor.loop("the header", "BPR", HEADER_ENDS).only("BPR", "TRN", "CUR", "REF", "DTM");
        var payer = Party.read(cursor.loop("1000A", "N1", HEADER_ENDS).only("N1", "N3", "N4", "REF", "PER"));
        var payee = Party.read(cursor.loop("1000B", "N1", HEADER_ENDS).only("N1", "N3", "N4", "REF", "RDM"));
        cursor.rest("the header", HEADER_ENDS.subList(1, HEADER_ENDS.size())).only();
        return new RemittanceAdvice(
                header.required("BPR", Payment::read),
                header.required("TRN", Trace::read),
                header.one("CUR", cur -> cur.element(2)).orElse(""),
                header.all("REF", Reference::read),
                header.all("DTM", DatedRole::read),
                payer,
                payee,
                List.of(),
                List.of());
    }
}
