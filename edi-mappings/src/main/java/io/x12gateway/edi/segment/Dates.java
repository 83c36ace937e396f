package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.schema.Calendar;
import org.jspecify.annotations.Nullable;

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
    public static Optional<LocalDate> read(Elements segment, int element) {
        return segment.has(element) ? Optional.of(required(segment, element)) : Optional.empty();
    }

    public static LocalDate required(Elements segment, int element) {
        var read = segment.day(element);
        if (read != null) return read;
        try {
            if (segment.length(element) != 8) throw notADate(segment, element);
            return LocalDate.of(
                    number(segment, element, 0, 4), number(segment, element, 4, 6), number(segment, element, 6, 8));
        } catch (DateTimeException e) {
            throw notADate(segment, element);
        }
    }

    /** The day CCYYMMDD in these bytes; null if they hold anything else. */
    static @Nullable LocalDate day(byte[] bytes, int from, int to) {
        int day = Calendar.day(bytes, from, to);
        return day == 0 ? null : LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
    }

    private static int number(Elements segment, int element, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = segment.charAt(element, i);
            if (c < '0' || c > '9') throw notADate(segment, element);
            number = number * 10 + c - '0';
        }
        return number;
    }

    private static UnreadableTransactionException notADate(Elements segment, int element) {
        return UnreadableTransactionException.at(
                segment, "%s%02d is not a date CCYYMMDD".formatted(segment.id(), element));
    }
}
