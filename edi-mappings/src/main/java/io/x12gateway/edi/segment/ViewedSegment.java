package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A {@link SegmentView} as readers of records ask for it: codes and days that come again and again are one object. */
public final class ViewedSegment implements Elements {
    private final SharedText texts = new SharedText();
    private final SharedDays days = new SharedDays();
    private @Nullable SegmentView view;

    /** Moves to another segment. */
    public ViewedSegment at(SegmentView segment) {
        view = segment;
        return this;
    }

    private SegmentView view() {
        return Objects.requireNonNull(view, "no segment yet");
    }

    /**
     * The segment id as a number: its letters, 8 bits each. Lets a reader switch without making text; see
     * {@link #tag(String)}. 0 for ids of more than four letters.
     */
    public int tag() {
        long key = view().idKey();
        return key > 0 && key <= Integer.MAX_VALUE ? (int) key : 0;
    }

    /** The number that {@link #tag()} gives for {@code id}, which has at most three letters. */
    public static int tag(String id) {
        int tag = 0;
        for (int i = 0; i < id.length(); i++) tag = tag << 8 | id.charAt(i);
        return tag;
    }

    @Override
    public String id() {
        return element(0);
    }

    @Override
    public int position() {
        return view().position();
    }

    @Override
    public int count() {
        return view().elements();
    }

    @Override
    public String element(int number) {
        var segment = view();
        return number > segment.elements() ? "" : texts.of(segment.bytes(), segment.start(number), segment.end(number));
    }

    @Override
    public int length(int number) {
        return view().length(number);
    }

    @Override
    public char charAt(int number, int index) {
        var segment = view();
        return (char) (segment.bytes()[segment.start(number) + index] & 0xFF);
    }

    @Override
    public long number(int number) {
        return number > view().elements() ? SegmentView.NO_NUMBER : view().number(number);
    }

    @Override
    public @Nullable LocalDate day(int number) {
        var segment = view();
        if (number > segment.elements()) return null;
        return days.of(segment.bytes(), segment.start(number), segment.end(number));
    }

    @Override
    public List<String> components(int number) {
        var segment = view();
        if (!segment.has(number)) return List.of();
        var bytes = segment.bytes();
        byte separator = (byte) segment.delimiters().component();
        int from = segment.start(number);
        int to = segment.end(number);
        int first = partEnd(bytes, from, to, separator);
        if (first == to) return List.of(texts.of(bytes, from, to));
        int second = partEnd(bytes, first + 1, to, separator);
        // a code and what list it is of: as a rule there is no more
        if (second == to) return List.of(texts.of(bytes, from, first), texts.of(bytes, first + 1, to));
        return parts(bytes, from, to, separator);
    }

    private List<String> parts(byte[] bytes, int from, int to, byte separator) {
        var parts = new ArrayList<String>(8);
        for (int begin = from; begin <= to; ) {
            int end = partEnd(bytes, begin, to, separator);
            parts.add(texts.of(bytes, begin, end));
            begin = end + 1;
        }
        return parts;
    }

    private static int partEnd(byte[] bytes, int from, int to, byte separator) {
        int at = from;
        while (at < to && bytes[at] != separator) at++;
        return at;
    }

    /** All elements as text. */
    public List<String> elements() {
        var elements = new ArrayList<String>(count());
        for (int number = 1; number <= count(); number++) elements.add(element(number));
        return elements;
    }

    /** The segment as text, for keeping. */
    public Segment kept() {
        return Segment.kept(id(), elements(), view().delimiters(), position());
    }
}
