package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Segment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** X12 type DT: CCYYMMDD. */
public final class Dates {
    private static final DateTimeFormatter CCYYMMDD = DateTimeFormatter.BASIC_ISO_DATE;

    private Dates() {}

    public static String text(LocalDate date) {
        return CCYYMMDD.format(date);
    }

    public static String text(Optional<LocalDate> date) {
        return date.map(Dates::text).orElse("");
    }

    /** Empty if the text is no date of the calendar. */
    public static Optional<LocalDate> parse(String text) {
        if (text.length() != 8 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text.substring(0, 4)),
                    Integer.parseInt(text.substring(4, 6)),
                    Integer.parseInt(text.substring(6))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The date at {@code element}, empty if the element is. */
    public static Optional<LocalDate> read(Segment segment, int element) {
        return segment.has(element) ? Optional.of(required(segment, element)) : Optional.empty();
    }

    public static LocalDate required(Segment segment, int element) {
        return parse(segment.element(element))
                .orElseThrow(() -> UnreadableTransactionException.at(
                        segment, "%s%02d is not a date CCYYMMDD".formatted(segment.id(), element)));
    }
}
