package io.x12gateway.edi.envelope;

/** Data that X12 cannot carry with the chosen separators: there is no escape mechanism (X12.5). */
public final class UnwritableTextException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnwritableTextException(String segment, int element, String why) {
        super("%s%02d %s; choose other separators or write with replacement".formatted(segment, element, why));
    }
}
