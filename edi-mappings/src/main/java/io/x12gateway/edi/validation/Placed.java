package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;

/** A segment with its place in the guide. Elements and components are numbered from 1; absent ones are empty. */
public final class Placed {
    private final Segment segment;
    private final String loop;
    private final SegmentPlan plan;
    private final boolean opens;

    Placed(Segment segment, String loop, SegmentPlan plan, boolean opens) {
        this.segment = segment;
        this.loop = loop;
        this.plan = plan;
        this.opens = opens;
    }

    /** As the guide names it, such as {@code 2100C}; empty outside of any loop. */
    public String loop() {
        return loop;
    }

    /** Which use of the segment this is. */
    public SegmentPlan plan() {
        return plan;
    }

    /** Whether it opens its loop. */
    public boolean opens() {
        return opens;
    }

    public boolean opens(String loopCode) {
        return opens && loop.equals(loopCode);
    }

    public String id() {
        return segment.id();
    }

    public boolean is(String id) {
        return segment.is(id);
    }

    /** In its transaction set, ST = 1. */
    public int position() {
        return segment.position();
    }

    /** How many elements stand there, empty ones included. */
    public int elements() {
        return segment.elements().size();
    }

    public boolean has(int element) {
        return segment.has(element);
    }

    public boolean has(int element, int component) {
        return !segment.component(element, component).isEmpty();
    }

    /** Whether the element is exactly this text. Builds nothing. */
    public boolean says(int element, String text) {
        return segment.element(element).equals(text);
    }

    public boolean says(int element, int component, String text) {
        return segment.component(element, component).equals(text);
    }

    /** The element as text; builds a string. */
    public String element(int element) {
        return segment.element(element);
    }

    public String component(int element, int component) {
        return segment.component(element, component);
    }

    /** The element as {@link CodeSet} packs it. Builds nothing. */
    public long key(int element) {
        return CodeSet.key(segment.element(element));
    }

    public long key(int element, int component) {
        return CodeSet.key(segment.component(element, component));
    }

    public Location at() {
        return Place.segment(loop, segment);
    }

    public Location at(int element) {
        int number = plan.element(element).map(e -> e.number()).orElse(0);
        return Place.element(loop, segment, element, 0, 0, number);
    }

    public Location at(int element, int component) {
        int number = plan.element(element)
                .filter(e -> component <= e.components().size())
                .map(e -> e.components().get(component - 1).number())
                .orElse(0);
        return Place.element(loop, segment, element, component, 0, number);
    }

    /** The segment's bytes in the received file, terminator included. */
    public ByteSpan span() {
        return segment.span();
    }

    /** A copy that lasts. */
    public Segment segment() {
        return segment;
    }

    /** This, for longer than the call it was given to. */
    public Placed kept() {
        return this;
    }
}
