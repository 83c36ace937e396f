package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.CompiledSegment;
import io.x12gateway.edi.schema.SegmentPlan;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * A segment with its place in the guide. It is moved from segment to segment, so it lasts only as long as the call it
 * was given to; {@link #kept()} makes a copy that stays. Elements and components are numbered from 1; absent ones are
 * empty. Questions that end in no {@code String} or {@link Location} build nothing.
 */
public final class Placed {
    private @Nullable SegmentView segment;
    private @Nullable CompiledSegment use;

    Placed() {}

    Placed move(SegmentView to, CompiledSegment as) {
        if (segment != to) segment = to; // as a rule the same view was moved on
        use = as;
        return this;
    }

    void forget() {
        segment = null;
    }

    /** The segment where its bytes lie. */
    public SegmentView view() {
        return Objects.requireNonNull(segment, "not placed yet");
    }

    CompiledSegment use() {
        return Objects.requireNonNull(use, "not placed yet");
    }

    /** As the guide names it, such as {@code 2100C}; empty outside of any loop. */
    public String loop() {
        return use().loop();
    }

    /** Which use of the segment this is. */
    public SegmentPlan plan() {
        return use().plan();
    }

    /** Whether it opens its loop. */
    public boolean opens() {
        return use().opens();
    }

    public boolean opens(String loopCode) {
        return use().opens() && loop().equals(loopCode);
    }

    public String id() {
        return plan().id();
    }

    public boolean is(String id) {
        return plan().id().equals(id);
    }

    /** In its transaction set, ST = 1. */
    public int position() {
        return view().position();
    }

    /** How many elements stand there, empty ones included. */
    public int elements() {
        return view().elements();
    }

    public boolean has(int element) {
        return view().has(element);
    }

    public boolean has(int element, int component) {
        return view().has(element, component);
    }

    /** Whether the element is exactly this text. Builds nothing. */
    public boolean says(int element, String text) {
        return view().says(element, text);
    }

    public boolean says(int element, int component, String text) {
        return view().says(element, component, text);
    }

    /** The element as text; builds a string. */
    public String element(int element) {
        return view().element(element);
    }

    public String component(int element, int component) {
        return view().component(element, component);
    }

    /** The element as {@link SegmentView#key(int)} packs it. */
    public long key(int element) {
        return view().key(element);
    }

    public long key(int element, int component) {
        return view().key(element, component);
    }

    /** The element as {@link SegmentView#number(int)} reads it. */
    public long number(int element) {
        return view().number(element);
    }

    public Location at() {
        return new Location(loop(), id(), position(), 0, 0, 0, 0, view().span());
    }

    public Location at(int element) {
        int number = element <= plan().elements().size()
                ? plan().elements().get(element - 1).number()
                : 0;
        return new Location(loop(), id(), position(), element, 0, 0, number, view().span(element));
    }

    public Location at(int element, int component) {
        int number = plan().element(element)
                .filter(e -> component <= e.components().size())
                .map(e -> e.components().get(component - 1).number())
                .orElse(0);
        return Place.element(loop(), segment(), element, component, 0, number);
    }

    /** The segment's bytes in the received file, terminator included. */
    public ByteSpan span() {
        return view().span();
    }

    public Delimiters delimiters() {
        return view().delimiters();
    }

    /** A copy as text, which lasts. */
    public Segment segment() {
        return view().segment();
    }

    /** This, for longer than the call it was given to. */
    public Placed kept() {
        return new Placed().move(view().kept(), use());
    }
}
