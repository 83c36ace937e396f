package io.x12gateway.edi.envelope;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * One segment where its bytes lie. The view is moved from segment to segment, so it lasts only as long as the call it was
 * given to; {@link #segment()} and {@link #kept()} make copies that stay. Elements and components are numbered from 1, 0
 * is the segment id; absent ones are empty. Questions that end in no {@code String} build nothing.
 */
public final class SegmentView {
    /** A {@link #number} that is none. */
    public static final long NO_NUMBER = Long.MIN_VALUE;

    /** A {@link #number} with more than {@value #NUMBER_SCALE} places after the point. */
    public static final long FINE_NUMBER = Long.MIN_VALUE + 1;

    /** {@link #number} counts in ten-thousandths. */
    public static final int NUMBER_SCALE = 4;

    /** The most digits of a {@link #number}. */
    public static final int NUMBER_DIGITS = 10;

    private static final int PACKED_MAX = 8;

    /** The most bytes that are skimmed at once. */
    private static final int STRETCH_BYTES = 1 << 13;

    /** What {@link #read} answers if the segment does not end before the bytes do. */
    static final int UNFINISHED = -1;

    /** What {@link #read} answers if a line feed is followed by what may be an ISA. */
    static final int DOUBTFUL = -2;

    private static final long[] NO_NUMBERS = {};

    private byte[] bytes = {};
    private int[] starts = new int[40];
    private byte[] marks = new byte[40];

    /** What {@link #number} found, for the elements of which {@link #numbered} has a bit. */
    private long[] numbers = NO_NUMBERS;

    private long numbered;
    private int count;
    private long idKey;

    /** All marks together. */
    private int marked;

    private boolean skimmed;

    /** More than one only if they were skimmed. */
    private int segments = 1;

    private int end;
    private long base;
    private int position;
    private Alphabet alphabet = Alphabet.STANDARD;

    /** Only for who skims. */
    private @Nullable SegmentEnds ends;

    private @Nullable Lookahead lookahead;

    /** Knows what comes after the segment in view. */
    interface Lookahead {
        @Nullable
        Segment following();
    }

    SegmentView() {}

    SegmentView(@Nullable Lookahead lookahead) {
        this.lookahead = lookahead;
    }

    /** A view of one segment of its own. */
    public static SegmentView of(Segment segment) {
        var delimiters = segment.delimiters();
        var text = new StringBuilder(segment.id());
        for (var element : segment.elements()) text.append(delimiters.element()).append(element);
        var view = new SegmentView();
        view.begin(Alphabet.of(delimiters));
        view.position = segment.position();
        var raw = text.append(delimiters.segment()).toString().getBytes(StandardCharsets.ISO_8859_1);
        view.read(raw, 0, raw.length, segment.span().offset(), false);
        return view;
    }

    /**
     * Shows the segments in a run of bytes, one transaction set as a rule, one after the other: the same view moves on.
     * Line breaks between segments are passed over; positions count from 1.
     */
    public static void each(byte[] bytes, Delimiters delimiters, Consumer<SegmentView> visitor) {
        var view = new SegmentView();
        view.begin(Alphabet.of(delimiters));
        byte terminator = (byte) delimiters.segment();
        int to = bytes.length;
        int at = 0;
        for (int number = 1; ; number++) {
            while (at < to && InterchangeScanner.isBlank(bytes[at], terminator)) at++;
            if (at >= to) return;
            view.position(number);
            view.read(bytes, at, to, 0, false);
            at = view.end;
            visitor.accept(view);
        }
    }

    void begin(Alphabet letters) {
        alphabet = letters;
        ends = null;
    }

    void position(int inTransaction) {
        position = inTransaction;
    }

    /**
     * Moves to the segment that begins at {@code from}. Returns the index after its terminator, or why there is none.
     *
     * @param fileOffset where {@code source[0]} stands in the file
     * @param watchful whether a line feed before what may be an ISA stops the reading
     */
    int read(byte[] source, int from, int to, long fileOffset, boolean watchful) {
        bytes = source;
        base = fileOffset;
        skimmed = false;
        segments = 1;
        numbered = 0;
        var kinds = alphabet.kinds();
        int element = 0;
        int mark = 0;
        int all = 0;
        starts[0] = from;
        for (int i = from; i < to; i++) {
            int kind = kinds[source[i] & 0xFF];
            if (kind == Alphabet.DATA) continue;
            if (kind == Alphabet.ELEMENT) {
                marks[element++] = (byte) mark;
                all |= mark;
                mark = 0;
                if (element + 1 >= starts.length) grow();
                starts[element] = i + 1;
            } else if (kind <= Alphabet.MARKS) mark |= kind;
            else if (kind == Alphabet.TERMINATOR) {
                textEnds(source, element, mark, all, i);
                end = i + 1;
                return end;
            } else {
                mark |= Alphabet.FOREIGN;
                if (watchful && (i + 1 >= to || source[i + 1] == 'I')) return DOUBTFUL;
            }
        }
        textEnds(source, element, mark, all, to);
        end = to;
        return UNFINISHED;
    }

    /** The text of the segment ends before {@code at}. */
    private void textEnds(byte[] source, int element, int mark, int all, int at) {
        marks[element] = (byte) mark;
        marked = all | mark;
        count = element;
        int from = starts[0];
        idKey = idKey(source, from, (element == 0 ? at : starts[1] - 1) - from);
        starts[element + 1] = at + 1;
    }

    /** A key does not tell zeros at its beginning: an id that has some is nobody's. */
    private static long idKey(byte[] source, int from, int length) {
        return length > 0 && source[from] == 0 ? -1 : key(source, from, length);
    }

    /**
     * Moves to the segment that begins at {@code from}, and finds no more of it than its id and its end. Answers as
     * {@link #read} does, watchfully.
     */
    int skim(byte[] source, int from, int to, long fileOffset) {
        bytes = source;
        base = fileOffset;
        var kinds = alphabet.kinds();
        starts[0] = from;
        count = 0;
        int id = from;
        while (id < to && kinds[source[id] & 0xFF] <= Alphabet.MARKS) id++;
        if (id < to && kinds[source[id] & 0xFF] == Alphabet.LINE_FEED) return DOUBTFUL; // inside an id: read it whole
        starts[1] = id + 1;
        int at = segmentEnds().next(source, id, to);
        if (at < 0) return at;
        idKey = idKey(source, from, id - from);
        end = at + 1;
        segments = 1;
        skimmed = true;
        return end;
    }

    /**
     * Takes the segments after a skimmed one into view, too, as far as they plainly belong to the same transaction set:
     * who only copies bytes is told of many at once.
     *
     * @param longest of a segment, in bytes
     */
    void stretch(byte[] source, int to, int longest) {
        var run = segmentEnds();
        end = run.run(source, end, Math.min(to, starts[0] + Math.min(STRETCH_BYTES, longest)));
        segments += run.segments();
    }

    private SegmentEnds segmentEnds() {
        var known = ends;
        if (known == null) {
            known = new SegmentEnds(alphabet.delimiters().segment());
            ends = known;
        }
        return known;
    }

    /** How many segments are in view: more than one only for a visitor that skims. */
    int segments() {
        return segments;
    }

    boolean skimmed() {
        return skimmed;
    }

    /** Looks for the elements, after all. */
    void complete() {
        if (skimmed) read(bytes, starts[0], end, base, false);
    }

    private void grow() {
        starts = Arrays.copyOf(starts, starts.length * 2);
        marks = Arrays.copyOf(marks, marks.length * 2);
    }

    public String id() {
        return element(0);
    }

    public boolean is(String id) {
        return says(0, id);
    }

    /** The segment id, packed as {@link #key(int)} does. */
    public long idKey() {
        return idKey;
    }

    /** How many elements stand there, empty ones included. */
    public int elements() {
        return count;
    }

    /** In its transaction set, ST = 1; 0 outside of one. */
    public int position() {
        return position;
    }

    Alphabet alphabet() {
        return alphabet;
    }

    public Delimiters delimiters() {
        return alphabet.delimiters();
    }

    public boolean has(int element) {
        return length(element) > 0;
    }

    public boolean has(int element, int component) {
        return componentEnd(element, component) > componentStart(element, component);
    }

    /** Bytes of the element, components and repetitions and all. */
    public int length(int element) {
        return element > count ? 0 : starts[element + 1] - starts[element] - 1;
    }

    public boolean says(int element, String text) {
        return element > count ? text.isEmpty() : same(starts[element], starts[element + 1] - 1, text);
    }

    public boolean says(int element, int component, String text) {
        return same(componentStart(element, component), componentEnd(element, component), text);
    }

    private boolean same(int from, int to, String text) {
        if (to - from != text.length()) return false;
        for (int i = from; i < to; i++) if ((bytes[i] & 0xFF) != text.charAt(i - from)) return false;
        return true;
    }

    /**
     * A short element as a number to look up: up to eight bytes, the first one highest; 0 if it is empty, -1 if it is
     * longer.
     */
    public long key(int element) {
        return element > count ? 0 : key(bytes, starts[element], length(element));
    }

    public long key(int element, int component) {
        int from = componentStart(element, component);
        return key(bytes, from, componentEnd(element, component) - from);
    }

    /** Bytes packed as {@link #key(int)} does. */
    public static long key(byte[] bytes, int from, int length) {
        if (length == 0) return 0;
        if (length > PACKED_MAX) return -1;
        return EightBytes.key(bytes, from, length);
    }

    /**
     * An amount of up to ten digits in ten-thousandths; {@link #NO_NUMBER} if it is no such number, {@link #FINE_NUMBER}
     * if it has more places than that. An empty element is no number.
     */
    public long number(int element) {
        if (element >= Long.SIZE) return parse(element);
        long bit = 1L << element;
        if ((numbered & bit) != 0) return numbers[element];
        long number = parse(element);
        if (numbers.length == 0) numbers = new long[Long.SIZE];
        numbered |= bit;
        numbers[element] = number;
        return number;
    }

    private long parse(int element) {
        return element > count ? NO_NUMBER : FixedNumber.parse(bytes, starts[element], starts[element + 1] - 1);
    }

    /** The element as text; builds a string. */
    public String element(int element) {
        return element > count ? "" : text(starts[element], starts[element + 1] - 1);
    }

    public String component(int element, int component) {
        int from = componentStart(element, component);
        return text(from, componentEnd(element, component));
    }

    private String text(int from, int to) {
        return from >= to ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private int componentStart(int element, int component) {
        if (element > count) return end;
        int to = starts[element + 1] - 1;
        int at = starts[element];
        byte separator = (byte) alphabet.delimiters().component();
        for (int number = 1; number < component; number++) {
            while (at < to && bytes[at] != separator) at++;
            if (at >= to) return to;
            at++;
        }
        return at;
    }

    private int componentEnd(int element, int component) {
        int at = componentStart(element, component);
        int to = element > count ? at : starts[element + 1] - 1;
        byte separator = (byte) alphabet.delimiters().component();
        while (at < to && bytes[at] != separator) at++;
        return at;
    }

    /** The bytes in which {@link #start} and {@link #end} count; for readers that take values from where they lie. */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Where the elements begin in {@link #bytes()}, the id at 0, and at one more than there are elements the index after
     * the terminator. For the hot run alone; only to be read.
     */
    public int[] starts() {
        return starts;
    }

    /** Index in {@link #bytes()} of the element's first byte; where the segment's text ends if it is absent. */
    public int start(int element) {
        return element > count ? starts[count + 1] - 1 : starts[element];
    }

    /** Index in {@link #bytes()} after the element's last byte. */
    public int end(int element) {
        return element > count ? starts[count + 1] - 1 : starts[element + 1] - 1;
    }

    /** Whether the element holds nothing but characters of the X12 sets: no separator of parts, no foreign byte. */
    public boolean plain(int element) {
        return element > count || marks[element] == 0;
    }

    /** Whether all elements are {@link #plain(int)}. */
    public boolean plain() {
        return marked == 0;
    }

    /** Whether a byte of the element is in neither the basic nor the extended character set. */
    public boolean foreign(int element) {
        return element <= count && (marks[element] & Alphabet.FOREIGN) != 0;
    }

    public boolean repeats(int element) {
        return element <= count && (marks[element] & Alphabet.REPETITION) != 0;
    }

    /** The longest run of bytes without a separator of any kind. */
    int longestRun() {
        var separators = alphabet.delimiters();
        int longest = 0;
        int run = 0;
        for (int i = starts[0]; i < end; i++) {
            run = separators.contains((char) (bytes[i] & 0xFF)) ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** The bytes of the segment in the file, terminator included. */
    public ByteSpan span() {
        return new ByteSpan(base + starts[0], end - (long) starts[0]);
    }

    /** The bytes of the element in the file; an empty span at the end of the segment's text if it is absent. */
    public ByteSpan span(int element) {
        return new ByteSpan(base + start(element), end(element) - (long) start(element));
    }

    /** Where the segment begins in the file. */
    public long offset() {
        return base + starts[0];
    }

    /** Where it ends in the file, after the terminator. */
    public long endOffset() {
        return base + end;
    }

    /** A copy as text, which lasts; of the first one if several are in view. */
    public Segment segment() {
        if (segments > 1) return first().segment();
        complete();
        var elements = new String[count];
        for (int i = 1; i <= count; i++) elements[i - 1] = element(i);
        return new Segment(id(), List.of(elements), alphabet.delimiters(), position, span());
    }

    private SegmentView first() {
        var first = new SegmentView();
        first.alphabet = alphabet;
        first.position = position;
        first.read(bytes, starts[0], end, base, false);
        return first;
    }

    /** A copy of the view, which lasts. */
    public SegmentView kept() {
        complete();
        var copy = new SegmentView();
        copy.alphabet = alphabet;
        copy.position = position;
        copy.read(Arrays.copyOfRange(bytes, starts[0], end), 0, end - starts[0], offset(), false);
        return copy;
    }

    /** The next segment of the same transaction set; null if there is none, or nobody knows. */
    public @Nullable Segment following() {
        return lookahead == null ? null : lookahead.following();
    }
}
