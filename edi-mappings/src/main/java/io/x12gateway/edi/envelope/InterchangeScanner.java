package io.x12gateway.edi.envelope;

import io.x12gateway.edi.envelope.EnvelopeVisitor.Ending;
import io.x12gateway.edi.envelope.EnvelopeVisitor.Outside;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds every envelope in a stream of bytes, whatever surrounds it: byte order marks, text before, between and after,
 * interchanges with other separators, blanks after terminators, cut tails. It judges nothing; it tells a visitor what
 * stands where, in bytes from the start of the stream. It holds one segment at a time, never a file.
 *
 * <p>A boundary is an ISA at the start of a segment or, where separators give no hold, anywhere. The letters ISA inside
 * an element never make one.
 */
public final class InterchangeScanner {
    private final Limits limits;

    public InterchangeScanner() {
        this(Limits.DEFAULT);
    }

    public InterchangeScanner(Limits limits) {
        this.limits = limits;
    }

    /**
     * What no honest file reaches; beyond it an interchange counts as lost.
     *
     * @param segmentBytesMax longest segment
     * @param emptySegmentsMax terminators in a row with nothing between them
     */
    public record Limits(int segmentBytesMax, int emptySegmentsMax) {
        public static final Limits DEFAULT = new Limits(1 << 20, 1000);
    }

    /** Reads to the end of the stream. Returns the number of bytes read; does not close the stream. */
    public long scan(InputStream in, EnvelopeVisitor visitor) throws IOException {
        var window = new ByteWindow(in);
        var walk = new Walk(window, visitor);
        walk.run();
        return window.position();
    }

    private final class Walk {
        private final ByteWindow window;
        private final EnvelopeVisitor visitor;

        Walk(ByteWindow window, EnvelopeVisitor visitor) {
            this.window = window;
            this.visitor = visitor;
        }

        void run() throws IOException {
            while (true) {
                var isa = between();
                if (isa == null) return;
                interchange(isa);
            }
        }

        /** Walks over whatever stands outside until an ISA comes; null at the end of the stream. */
        private @Nullable IsaHeader between() throws IOException {
            if (window.position() == 0) byteOrderMark();
            padding();
            return text();
        }

        private void byteOrderMark() throws IOException {
            if (window.ensure(3)
                    && window.byteAt(0) == (byte) 0xEF
                    && window.byteAt(1) == (byte) 0xBB
                    && window.byteAt(2) == (byte) 0xBF) {
                var head = window.peek(3);
                visitor.outside(Outside.BYTE_ORDER_MARK, new ByteSpan(0, 3), head);
                window.skip(3);
            }
        }

        private void padding() throws IOException {
            window.ensure(16);
            long from = window.position();
            var head = window.peek(16);
            while (window.ensure(1) && isPadding(window.byteAt(0))) window.skip(1);
            long length = window.position() - from;
            if (length > 0) visitor.outside(Outside.PADDING, new ByteSpan(from, length), head);
        }

        private @Nullable IsaHeader text() throws IOException {
            window.ensure(64);
            long from = window.position();
            var head = window.peek(64);
            while (window.ensure(1)) {
                if (window.byteAt(0) == 'I') {
                    window.ensure(IsaFinder.LONGEST);
                    var isa = window.isaHere();
                    if (isa != null || window.onlyBeginsIsa()) {
                        tellText(from, head);
                        return isa != null ? isa : cutIsa();
                    }
                }
                window.skip(1);
            }
            tellText(from, head);
            return null;
        }

        private @Nullable IsaHeader cutIsa() {
            long from = window.position();
            var head = window.peek(64);
            window.skip(window.available());
            visitor.outside(Outside.CUT_ISA, new ByteSpan(from, window.position() - from), head);
            return null;
        }

        private void tellText(long from, byte[] head) {
            long length = window.position() - from;
            if (length > 0) visitor.outside(Outside.TEXT, new ByteSpan(from, length), head);
        }

        private void interchange(IsaHeader isa) throws IOException {
            visitor.interchangeStarts(isa);
            window.skip((int) isa.span().length());
            var inside = new Nest(visitor, isa);
            if (!tokenizable(isa.delimiters())) {
                skipToNextIsa(inside);
                return;
            }
            segments(inside);
        }

        /** Reads segments until IEA, the next ISA, the end, or until they can't be told apart any more. */
        private void segments(Nest inside) throws IOException {
            int empty = 0;
            while (true) {
                inside.skipBlanks(window);
                if (!window.ensure(1)) {
                    inside.cut(window.position(), false);
                    return;
                }
                if (nextIsaHere()) {
                    inside.cut(window.position(), true);
                    return;
                }
                int length = segmentLength(inside);
                if (length < 0) return;
                var segment = window.segment(length, inside.delimiters, inside.nextPosition());
                window.skip(length);
                empty = segment.id().isEmpty() && segment.elements().isEmpty() ? empty + 1 : 0;
                if (empty > limits.emptySegmentsMax()) {
                    lost(inside, segment.span(), "more than " + limits.emptySegmentsMax() + " empty segments in a row");
                    return;
                }
                if (inside.take(segment)) return;
            }
        }

        private boolean nextIsaHere() throws IOException {
            if (window.byteAt(0) != 'I') return false;
            window.ensure(IsaFinder.LONGEST);
            return window.isaHere() != null;
        }

        /** Bytes of the segment here, terminator included; negative if there is no end and the interchange is over. */
        private int segmentLength(Nest inside) throws IOException {
            var delimiters = inside.delimiters;
            byte terminator = (byte) delimiters.segment();
            int length = 0;
            while (true) {
                if (!window.ensure(length + 1)) {
                    inside.unfinished(window.segment(length, delimiters, inside.nextPosition()));
                    window.skip(length);
                    inside.cut(window.position(), false);
                    return -1;
                }
                byte b = window.byteAt(length++);
                if (b == terminator) return length;
                if (b == '\n' && isaAfterLineEnd(length)) {
                    window.skip(length);
                    inside.cut(window.position(), true);
                    return -1;
                }
                if (length > limits.segmentBytesMax()) {
                    lost(
                            inside,
                            new ByteSpan(window.position(), length),
                            "a segment of more than " + limits.segmentBytesMax() + " bytes");
                    return -1;
                }
            }
        }

        /** A cut interchange with the next one on a line of its own. */
        private boolean isaAfterLineEnd(int ahead) throws IOException {
            if (!window.ensure(ahead + IsaHeader.LENGTH) || window.byteAt(ahead) != 'I') return false;
            var isa = window.isaAt(ahead);
            return isa != null && isa.fixedWidth();
        }

        private void lost(Nest inside, ByteSpan where, String why) throws IOException {
            visitor.lost(where, why);
            skipToNextIsa(inside);
        }

        private void skipToNextIsa(Nest inside) throws IOException {
            while (window.ensure(1)) {
                if (nextIsaHere()) {
                    inside.cut(window.position(), true);
                    return;
                }
                window.skip(1);
            }
            inside.cut(window.position(), false);
        }
    }

    /** Whether segments and elements can be told apart at all. The validator says what is wrong with the rest. */
    private static boolean tokenizable(Delimiters delimiters) {
        return delimiters.element() != delimiters.segment()
                && separates(delimiters.element())
                && separates(delimiters.segment());
    }

    private static boolean separates(char c) {
        return c > 0 && c < 0x80 && c != ' ' && c != '.' && c != '-' && !Character.isLetterOrDigit(c);
    }

    static boolean isPadding(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0 || b == 0x1A || b == 0x0C;
    }

    /** Which envelopes are open inside one interchange. */
    private static final class Nest {
        private final EnvelopeVisitor visitor;
        private final Delimiters delimiters;
        private final long start;
        private long groupStart = -1;
        private long transactionStart = -1;
        private int count;
        private long end;

        Nest(EnvelopeVisitor visitor, IsaHeader isa) {
            this.visitor = visitor;
            this.delimiters = isa.delimiters();
            this.start = isa.span().offset();
            this.end = isa.span().end();
        }

        /** Position of the next segment in its transaction set, ST = 1; 0 outside of one. */
        int nextPosition() {
            return transactionStart < 0 ? 0 : count + 1;
        }

        void skipBlanks(ByteWindow window) throws IOException {
            while (window.ensure(1) && isBlank(window.byteAt(0))) window.skip(1);
        }

        private boolean isBlank(byte b) {
            return b != (byte) delimiters.segment() && (b == '\r' || b == '\n' || b == ' ' || b == '\t');
        }

        /** True if this segment ended the interchange. */
        boolean take(Segment segment) {
            switch (segment.id()) {
                case "IEA" -> {
                    endGroup(null, Ending.TRAILER_MISSING);
                    end = segment.span().end();
                    visitor.interchangeEnds(at(0, segment), Ending.TRAILER, false, new ByteSpan(start, end - start));
                    return true;
                }
                case "GS" -> openGroup(segment);
                case "GE" -> closeGroup(segment);
                case "ST" -> openTransaction(segment);
                case "SE" -> closeTransaction(segment);
                default -> other(segment);
            }
            end = segment.span().end();
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
            endTransaction(null, Ending.TRAILER_MISSING);
            endWith(ge);
        }

        private void endWith(Segment ge) {
            visitor.groupEnds(
                    at(0, ge),
                    Ending.TRAILER,
                    new ByteSpan(groupStart, ge.span().end() - groupStart));
            groupStart = -1;
        }

        private void openTransaction(Segment st) {
            if (groupStart < 0) {
                visitor.stray(st);
                return;
            }
            endTransaction(null, Ending.TRAILER_MISSING);
            transactionStart = st.span().offset();
            count = 1;
            visitor.transactionStarts(at(1, st));
        }

        private void closeTransaction(Segment se) {
            if (transactionStart < 0) {
                visitor.stray(se);
                return;
            }
            count++;
            var span = new ByteSpan(transactionStart, se.span().end() - transactionStart);
            visitor.transactionEnds(se, Ending.TRAILER, span, count);
            transactionStart = -1;
        }

        private void other(Segment segment) {
            if (transactionStart >= 0) {
                count++;
                visitor.segment(segment);
            } else if (groupStart < 0 && segment.is("TA1")) visitor.acknowledgment(segment);
            else visitor.stray(segment);
        }

        private void endTransaction(@Nullable Segment se, Ending ending) {
            if (transactionStart < 0) return;
            visitor.transactionEnds(se, ending, new ByteSpan(transactionStart, end - transactionStart), count);
            transactionStart = -1;
        }

        private void endGroup(@Nullable Segment ge, Ending ending) {
            endTransaction(null, ending);
            if (groupStart < 0) return;
            visitor.groupEnds(ge, ending, new ByteSpan(groupStart, end - groupStart));
            groupStart = -1;
        }

        void unfinished(Segment segment) {
            end = segment.span().end();
        }

        void cut(long at, boolean next) {
            endGroup(null, Ending.CUT);
            visitor.interchangeEnds(null, Ending.CUT, next, new ByteSpan(start, at - start));
        }

        private static Segment at(int position, Segment segment) {
            return new Segment(segment.id(), segment.elements(), segment.delimiters(), position, segment.span());
        }
    }

    /** A stretch of the stream that grows forward on demand and forgets what was skipped. */
    private static final class ByteWindow {
        private static final int CHUNK = 1 << 16;
        private final InputStream in;
        private byte[] buffer = new byte[CHUNK];
        private int from;
        private int to;
        private long base;
        private boolean atEnd;

        ByteWindow(InputStream in) {
            this.in = in;
        }

        long position() {
            return base + from;
        }

        int available() {
            return to - from;
        }

        /** Reads until {@code count} bytes lie ahead; false if the stream ends before. */
        boolean ensure(int count) throws IOException {
            while (to - from < count) {
                if (atEnd) return false;
                makeRoom(count);
                int read = in.read(buffer, to, buffer.length - to);
                if (read < 0) atEnd = true;
                else to += read;
            }
            return true;
        }

        private void makeRoom(int count) {
            if (buffer.length - to > 0 && buffer.length - from >= count) return;
            var target = buffer.length - (to - from) >= CHUNK / 2 && buffer.length >= count
                    ? buffer
                    : new byte[Math.max(count, buffer.length) * 2];
            System.arraycopy(buffer, from, target, 0, to - from);
            base += from;
            to -= from;
            from = 0;
            buffer = target;
        }

        byte byteAt(int ahead) {
            return buffer[from + ahead];
        }

        void skip(int count) {
            from += count;
        }

        byte[] peek(int atMost) {
            return Arrays.copyOfRange(buffer, from, Math.min(to, from + atMost));
        }

        @Nullable
        IsaHeader isaHere() {
            return IsaFinder.at(buffer, from, to, base);
        }

        @Nullable
        IsaHeader isaAt(int ahead) {
            return IsaFinder.at(buffer, from + ahead, to, base);
        }

        /** The stream ends here, in the middle of what may have been an ISA. */
        boolean onlyBeginsIsa() {
            return atEnd && IsaFinder.mayBegin(buffer, from, to);
        }

        /** The segment in the next {@code length} bytes; its span covers the terminator, its text does not. */
        Segment segment(int length, Delimiters delimiters, int position) {
            int textEnd = from + length;
            if (length > 0 && buffer[textEnd - 1] == (byte) delimiters.segment()) textEnd--;
            var text = new String(buffer, from, textEnd - from, StandardCharsets.ISO_8859_1);
            List<String> parts = text.isEmpty() ? List.of("") : Segment.split(text, delimiters.element());
            return new Segment(
                    parts.getFirst(),
                    new ArrayList<>(parts.subList(1, parts.size())),
                    delimiters,
                    position,
                    new ByteSpan(base + from, length));
        }
    }
}
