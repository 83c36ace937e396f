package io.x12gateway.edi.envelope;

import io.x12gateway.edi.envelope.EnvelopeVisitor.Ending;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Which envelopes are open inside one interchange. */
final class EnvelopeNest {
    private static final long ST = key("ST");
    private static final long SE = key("SE");
    private static final long GS = key("GS");
    private static final long GE = key("GE");
    private static final long IEA = key("IEA");

    private final EnvelopeVisitor visitor;
    private final Delimiters delimiters;
    private final Alphabet alphabet;
    private final long start;
    private long groupStart = -1;
    private long transactionStart = -1;
    private int count;
    private long end;

    EnvelopeNest(EnvelopeVisitor visitor, IsaHeader isa) {
        this.visitor = visitor;
        this.delimiters = isa.delimiters();
        this.alphabet = Alphabet.of(delimiters);
        this.start = isa.span().offset();
        this.end = isa.span().end();
    }

    Alphabet alphabet() {
        return alphabet;
    }

    /** Position of the next segment in its transaction set, ST = 1; 0 outside of one. */
    int nextPosition() {
        return transactionStart < 0 ? 0 : count + 1;
    }

    boolean isBody(SegmentView view) {
        return view.skimmed() && isBody(view.idKey());
    }

    private boolean isBody(long id) {
        return transactionStart >= 0 && id != SE && id != ST && id != GE && id != GS && id != IEA;
    }

    private static long key(String id) {
        return SegmentView.key(id.getBytes(StandardCharsets.ISO_8859_1), 0, id.length());
    }

    void skipBlanks(ByteWindow window) throws IOException {
        byte terminator = (byte) delimiters.segment();
        while (window.ensure(1) && InterchangeScanner.isBlank(window.byteAt(0), terminator)) window.skip(1);
    }

    /** True if this segment ended the interchange. */
    boolean take(SegmentView view) {
        view.position(nextPosition());
        long id = view.idKey();
        if (view.skimmed() && !isBody(id)) view.complete();
        if (id == ST) view.position(groupStart < 0 ? 0 : 1);
        else if (id == GS || id == GE || id == IEA) view.position(0);
        if (id == IEA) {
            endGroup(null, Ending.TRAILER_MISSING);
            end = view.endOffset();
            visitor.interchangeEnds(at(0, view.segment()), Ending.TRAILER, false, new ByteSpan(start, end - start));
            return true;
        }
        if (isBody(id)) {
            count += view.segments();
            visitor.segment(view);
        } else if (id == ST) openTransaction(view);
        else if (id == SE) closeTransaction(view);
        else if (id == GS) openGroup(view.segment());
        else if (id == GE) closeGroup(view.segment());
        else if (groupStart < 0 && view.is("TA1")) visitor.acknowledgment(view.segment());
        else visitor.stray(view.segment());
        end = view.endOffset();
        return false;
    }

    private void openGroup(Segment gs) {
        endGroup(null, Ending.TRAILER_MISSING);
        groupStart = gs.span().offset();
        visitor.groupStarts(at(0, gs));
    }

    private void closeGroup(Segment ge) {
        if (groupStart < 0) {
            visitor.stray(ge);
            return;
        }
        endTransaction(Ending.TRAILER_MISSING);
        endWith(ge);
    }

    private void endWith(Segment ge) {
        visitor.groupEnds(
                at(0, ge), Ending.TRAILER, new ByteSpan(groupStart, ge.span().end() - groupStart));
        groupStart = -1;
    }

    private void openTransaction(SegmentView st) {
        if (groupStart < 0) {
            visitor.stray(st.segment());
            return;
        }
        endTransaction(Ending.TRAILER_MISSING);
        transactionStart = st.offset();
        count = 1;
        visitor.transactionStarts(st);
    }

    private void closeTransaction(SegmentView se) {
        if (transactionStart < 0) {
            visitor.stray(se.segment());
            return;
        }
        count++;
        var span = new ByteSpan(transactionStart, se.endOffset() - transactionStart);
        visitor.transactionEnds(se, Ending.TRAILER, span, count);
        transactionStart = -1;
    }

    private void endTransaction(Ending ending) {
        if (transactionStart < 0) return;
        visitor.transactionEnds(null, ending, new ByteSpan(transactionStart, end - transactionStart), count);
        transactionStart = -1;
    }

    private void endGroup(@Nullable Segment ge, Ending ending) {
        endTransaction(ending);
        if (groupStart < 0) return;
        visitor.groupEnds(ge, ending, new ByteSpan(groupStart, end - groupStart));
        groupStart = -1;
    }

    void unfinished(long at) {
        end = at;
    }

    void cut(long at, boolean next) {
        endGroup(null, Ending.CUT);
        visitor.interchangeEnds(null, Ending.CUT, next, new ByteSpan(start, at - start));
    }

    private static Segment at(int position, Segment segment) {
        if (segment.position() == position) return segment;
        return new Segment(segment.id(), segment.elements(), segment.delimiters(), position, segment.span());
    }
}
