package io.x12gateway.edi.envelope;

import io.x12gateway.edi.envelope.EnvelopeVisitor.Outside;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;

/**
 * Finds every envelope in a stream of bytes, whatever surrounds it: byte order marks, text before, between and after,
 * interchanges with other separators, blanks after terminators, cut tails. It judges nothing; it tells a visitor what
 * stands where, in bytes from the start of the stream. It holds one segment at a time, never a file.
 *
 * <p>A boundary is an ISA at the start of a segment or, where separators give no hold, anywhere. The letters ISA inside
 * an element never make one.
 */
public final class InterchangeScanner {
    private static final Set<String> ENVELOPE_IDS = Set.of("ISA", "GS", "ST", "SE", "GE", "IEA");

    private final Limits limits;

    /** Shorter segments can not be beyond any limit. */
    private final int suspiciousBytes;

    public InterchangeScanner() {
        this(Limits.DEFAULT);
    }

    public InterchangeScanner(Limits limits) {
        this.limits = limits;
        this.suspiciousBytes =
                Math.min(Math.min(limits.segmentBytesMax(), limits.valueBytesMax()), limits.elementsMax());
    }

    /**
     * What no honest file reaches; beyond it an interchange counts as lost.
     *
     * @param segmentBytesMax longest segment
     * @param valueBytesMax longest run of bytes without any separator
     * @param elementsMax most elements in one segment
     * @param emptySegmentsMax terminators in a row with nothing between them
     */
    public record Limits(int segmentBytesMax, int valueBytesMax, int elementsMax, int emptySegmentsMax) {
        public static final Limits DEFAULT = new Limits(1 << 23, 1 << 16, 100_000, 1000);
    }

    /** Reads to the end of the stream. Returns the number of bytes read; does not close the stream. */
    public long scan(InputStream in, EnvelopeVisitor visitor) throws IOException {
        return scan(new ByteWindow(in), visitor);
    }

    /** Scans bytes where they lie. */
    public void scan(byte[] bytes, EnvelopeVisitor visitor) {
        try {
            scan(new ByteWindow(bytes), visitor);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can't fail", e);
        }
    }

    private long scan(ByteWindow window, EnvelopeVisitor visitor) throws IOException {
        try {
            new Walk(window, visitor).run();
        } catch (LookaheadFailed e) {
            throw e.reason;
        }
        return window.position();
    }

    /** Reading failed while a visitor looked ahead, which may throw nothing checked. */
    private static final class LookaheadFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient IOException reason;

        LookaheadFailed(IOException reason) {
            super(reason);
            this.reason = reason;
        }
    }

    private final class Walk {
        private final ByteWindow window;
        private final EnvelopeVisitor visitor;
        private final SegmentView view = new SegmentView(this::following);
        private final boolean skims;

        Walk(ByteWindow window, EnvelopeVisitor visitor) {
            this.window = window;
            this.visitor = visitor;
            this.skims = visitor.skims();
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
            if (!window.ensure(1) || !isPadding(window.byteAt(0))) return;
            window.ensure(16);
            long from = window.position();
            var head = window.peek(16);
            while (window.ensure(1) && isPadding(window.byteAt(0))) window.skip(1);
            visitor.outside(Outside.PADDING, new ByteSpan(from, window.position() - from), head);
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
            var inside = new EnvelopeNest(visitor, isa);
            if (!tokenizable(isa.delimiters())) {
                skipToNextIsa(inside);
                return;
            }
            segments(inside);
        }

        /** Reads segments until IEA, the next ISA, the end, or until they can't be told apart any more. */
        private void segments(EnvelopeNest inside) throws IOException {
            view.begin(inside.alphabet());
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
                int length = skims ? window.skim(view) : window.read(view);
                if (length < 0) {
                    length = segmentLength(inside);
                    if (length < 0) return;
                    window.read(view, length);
                }
                var excess = length > suspiciousBytes ? excess(length) : "";
                if (!excess.isEmpty()) {
                    lost(inside, view.span(), excess);
                    return;
                }
                if (skims && inside.isBody(view)) length += window.stretch(view, suspiciousBytes);
                window.skip(length);
                empty = view.elements() == 0 && !view.has(0) ? empty + 1 : 0;
                if (empty > limits.emptySegmentsMax()) {
                    lost(inside, view.span(), "more than " + limits.emptySegmentsMax() + " empty segments in a row");
                    return;
                }
                if (inside.take(view)) return;
            }
        }

        /** What no honest segment has; empty if this one has not. */
        private String excess(int length) {
            view.complete();
            if (length > limits.segmentBytesMax())
                return "a segment of more than " + limits.segmentBytesMax() + " bytes";
            if (view.elements() > limits.elementsMax())
                return "a segment of more than " + limits.elementsMax() + " elements";
            return view.longestRun() > limits.valueBytesMax()
                    ? "a value of more than " + limits.valueBytesMax() + " bytes"
                    : "";
        }

        /** The segment after the one in view, if it belongs to the same transaction set. */
        private @Nullable Segment following() {
            try {
                return peek();
            } catch (IOException e) {
                throw new LookaheadFailed(e);
            }
        }

        private @Nullable Segment peek() throws IOException {
            window.keepBuffer();
            int from = 0;
            var delimiters = view.delimiters();
            byte terminator = (byte) delimiters.segment();
            while (window.ensure(from + 1) && isBlank(window.byteAt(from), terminator)) from++;
            for (int to = from; to - from <= limits.segmentBytesMax(); to++) {
                if (!window.ensure(to + 1)) return null;
                if (window.byteAt(to) != terminator) continue;
                var next = window.segment(from, to + 1 - from, delimiters, view.position() + 1);
                return ENVELOPE_IDS.contains(next.id()) ? null : next;
            }
            return null;
        }

        private boolean nextIsaHere() throws IOException {
            if (window.byteAt(0) != 'I') return false;
            window.ensure(IsaFinder.LONGEST);
            return window.isaHere() != null;
        }

        /** Bytes of the segment here, terminator included; negative if there is no end and the interchange is over. */
        private int segmentLength(EnvelopeNest inside) throws IOException {
            var delimiters = inside.alphabet().delimiters();
            byte terminator = (byte) delimiters.segment();
            int length = 0;
            while (true) {
                if (!window.ensure(length + 1)) {
                    inside.unfinished(window.position() + length);
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

        private void lost(EnvelopeNest inside, ByteSpan where, String why) throws IOException {
            visitor.lost(where, why);
            skipToNextIsa(inside);
        }

        private void skipToNextIsa(EnvelopeNest inside) throws IOException {
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

    /** What may stand between segments. */
    static boolean isBlank(byte b, byte terminator) {
        return b <= ' ' && b != terminator && (b == '\r' || b == '\n' || b == ' ' || b == '\t');
    }

    static boolean isPadding(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n' || b == 0 || b == 0x1A || b == 0x0C;
    }
}
