package io.x12gateway.edi.validation;

/**
 * Whom a stretch of a transaction set is about, as a 999 names it (CTX01): an inquiry by its trace number, a claim by its
 * number.
 *
 * @param name {@code TRN02} or {@code CLM01}
 * @param value as found
 * @param from the first segment of the stretch, ST = 1
 * @param to the last one
 */
public record BusinessUnit(String name, String value, int from, int to) {

    public boolean holds(int segmentPosition) {
        return segmentPosition >= from && segmentPosition <= to;
    }

    BusinessUnit endingBefore(int segmentPosition) {
        return new BusinessUnit(name, value, from, segmentPosition - 1);
    }

    /** Without the value, which a patient can be found by. */
    @Override
    public String toString() {
        return "%s %s, segments %d to %d".formatted(name, Masking.masked(value), from, to);
    }
}
