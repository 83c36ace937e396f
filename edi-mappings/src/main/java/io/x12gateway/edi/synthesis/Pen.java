package io.x12gateway.edi.synthesis;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Writes segments into a buffer that is passed on whenever it is full: {@code segment("HL").number(1).none().end()}.
 * Empty elements at the end of a segment are left out. Separators are {@code * ^ : ~}.
 */
final class Pen {
    static final byte ELEMENT = '*';
    static final byte REPETITION = '^';
    static final byte COMPONENT = ':';
    static final byte SEGMENT = '~';

    private static final int FULL = 1 << 16;
    private static final int SEGMENT_MAX = 1 << 13;

    private final OutputStream out;
    private final boolean lineBreaks;
    private final @Nullable Spoiler spoiler;
    private final byte[] bytes = new byte[FULL + 2 * SEGMENT_MAX];
    private final byte[] digits = new byte[20];
    private int start;
    private int at;
    private int segments;
    private long written;

    Pen(OutputStream out, boolean lineBreaks, @Nullable Spoiler spoiler) {
        this.out = out;
        this.lineBreaks = lineBreaks;
        this.spoiler = spoiler;
    }

    Pen segment(String id) {
        start = at;
        put(id);
        return this;
    }

    Pen text(String value) {
        bytes[at++] = ELEMENT;
        put(value);
        return this;
    }

    /** One element with components; null is an empty one. */
    Pen parts(@Nullable String... values) {
        bytes[at++] = ELEMENT;
        int used = at;
        for (int i = 0; i < values.length; i++) {
            if (i > 0) bytes[at++] = COMPONENT;
            var value = values[i];
            if (value == null || value.isEmpty()) continue;
            put(value);
            used = at;
        }
        at = used;
        return this;
    }

    /** One more repetition of the last element. */
    Pen again(String value) {
        bytes[at++] = REPETITION;
        put(value);
        return this;
    }

    /** More to the value of the last element. */
    Pen more(String value) {
        put(value);
        return this;
    }

    Pen more(long value) {
        putNumber(value, 1);
        return this;
    }

    Pen none() {
        bytes[at++] = ELEMENT;
        return this;
    }

    Pen none(int count) {
        for (int i = 0; i < count; i++) none();
        return this;
    }

    Pen number(long value) {
        return number(value, 1);
    }

    /** With zeros in front. */
    Pen number(long value, int width) {
        bytes[at++] = ELEMENT;
        putNumber(value, width);
        return this;
    }

    /** An amount as X12 writes it: no zeros that carry nothing. */
    Pen money(long cents) {
        bytes[at++] = ELEMENT;
        putMoney(cents);
        return this;
    }

    void end() {
        while (bytes[at - 1] == ELEMENT) at--;
        bytes[at++] = SEGMENT;
        segments++;
        if (spoiler != null) spoiler.seen(this);
        if (lineBreaks && at > start) bytes[at++] = '\n';
        if (at >= FULL) flush();
    }

    /** Tells that a claim, a patient or another unit of work begins. */
    void unit() {
        if (spoiler != null) spoiler.begin(Spot.Scope.UNIT);
    }

    /** Starts to count the segments of a transaction set. */
    void count() {
        segments = 0;
    }

    int segments() {
        return segments;
    }

    long written() {
        return written + at;
    }

    void flush() {
        try {
            out.write(bytes, 0, at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written += at;
        at = 0;
    }

    /** The segment just ended, terminator included. */
    byte[] last() {
        var copy = new byte[at - start];
        System.arraycopy(bytes, start, copy, 0, copy.length);
        return copy;
    }

    /** Puts other bytes in the place of the segment just ended, of which this many segments count. */
    void replaceLast(byte[] with, int count) {
        System.arraycopy(with, 0, bytes, start, with.length);
        at = start + with.length;
        segments += count - 1;
    }

    private void put(String value) {
        for (int i = 0; i < value.length(); i++) bytes[at++] = (byte) value.charAt(i);
    }

    private void putMoney(long cents) {
        if (cents < 0) bytes[at++] = '-';
        long value = Math.abs(cents);
        long whole = value / 100;
        int rest = (int) (value % 100);
        if (whole > 0 || rest == 0) putNumber(whole, 1);
        if (rest == 0) return;
        bytes[at++] = '.';
        bytes[at++] = (byte) ('0' + rest / 10);
        if (rest % 10 > 0) bytes[at++] = (byte) ('0' + rest % 10);
    }

    private void putNumber(long value, int width) {
        int from = digits.length;
        for (long rest = value; rest > 0 || digits.length - from < width; rest /= 10)
            digits[--from] = (byte) ('0' + rest % 10);
        System.arraycopy(digits, from, bytes, at, digits.length - from);
        at += digits.length - from;
    }
}
