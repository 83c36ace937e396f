package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentBytes;
import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One 835 to records, told as they are read. */
final class AdviceReader {
    private static final List<String> HEADER_ENDS = List.of("N1", "LX", "CLP", "PLB", "SE");
    private static final int HEADER_SEGMENTS_MAX = 1000;
    private static final int LX = SegmentBytes.tag("LX");
    private static final int CLP = SegmentBytes.tag("CLP");
    private static final int PLB = SegmentBytes.tag("PLB");
    private static final int SE = SegmentBytes.tag("SE");
    private static final int TS2 = SegmentBytes.tag("TS2");
    private static final int TS3 = SegmentBytes.tag("TS3");

    private final SegmentBytes segments;
    private final RemittanceVisitor visitor;
    private final ClaimReader claims;
    private boolean more = true;

    /** @param segments stands at ST */
    AdviceReader(SegmentBytes segments, RemittanceVisitor visitor) {
        this.segments = segments;
        this.visitor = visitor;
        this.claims = new ClaimReader(segments);
    }

    void read() throws IOException {
        visitor.adviceStarts(head());
        while (more && segments.tag() == LX) group();
        var adjustments = new ArrayList<ProviderAdjustment>();
        for (; more && segments.tag() != SE; more = segments.advance()) {
            if (segments.tag() != PLB) throw UnreadableTransactionException.at(segments, "not expected in the summary");
            adjustments.add(ProviderAdjustment.read(segments));
        }
        if (!more) throw UnreadableTransactionException.missing("SE", segments.position() + 1, "the 835");
        visitor.adviceEnds(adjustments);
    }

    private RemittanceAdvice head() throws IOException {
        var cursor = SegmentCursor.open(headSegments().iterator(), "835");
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

    /** ST and all after it up to the first LX, CLP, PLB or SE, which is the last of the list. */
    private List<Segment> headSegments() throws IOException {
        var head = new ArrayList<Segment>();
        while (true) {
            head.add(segments.kept());
            if (head.size() > HEADER_SEGMENTS_MAX) {
                throw UnreadableTransactionException.at(
                        segments, "the header has more than " + HEADER_SEGMENTS_MAX + " segments");
            }
            int tag = segments.tag();
            if (tag == LX || tag == CLP || tag == PLB || tag == SE) return head;
            more = segments.advance();
            if (!more) return head;
        }
    }

    private void group() throws IOException {
        var number = segments.element(1);
        List<String> provider = List.of();
        List<String> inpatient = List.of();
        more = segments.advance();
        for (; more && (segments.tag() == TS3 || segments.tag() == TS2); more = segments.advance()) {
            boolean isProvider = segments.tag() == TS3;
            if (!(isProvider ? provider : inpatient).isEmpty()) {
                throw UnreadableTransactionException.at(segments, "a second one in 2000");
            }
            if (isProvider) provider = segments.elements();
            else inpatient = segments.elements();
        }
        if (more && !endsGroup()) throw UnreadableTransactionException.at(segments, "not expected in 2000");
        visitor.groupStarts(new HeaderGroup(number, provider, inpatient, List.of()));
        while (more && segments.tag() == CLP) {
            visitor.claim(claims.read());
            more = claims.more();
        }
    }

    private boolean endsGroup() {
        int tag = segments.tag();
        return tag == CLP || tag == LX || tag == PLB || tag == SE;
    }
}
