package io.x12gateway.core.partner;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * How the ends of a {@link Validity} are written: as a day, from its beginning and to its end in UTC, or as a moment
 * such as {@code 2026-12-31T18:00:00Z}.
 */
public final class ValidityText {
    private static final int DAY_LENGTH = "2026-12-31".length();

    private ValidityText() {}

    public static Instant from(String text) {
        return text.length() == DAY_LENGTH ? startOf(day(text)) : moment(text);
    }

    /** A day includes all of itself. */
    public static Instant to(String text) {
        return text.length() == DAY_LENGTH ? startOf(day(text).plusDays(1)) : moment(text);
    }

    static String ofFrom(Instant from) {
        return isMidnight(from) ? dayOf(from).toString() : from.toString();
    }

    public static String ofTo(Instant to) {
        return isMidnight(to) ? dayOf(to).minusDays(1).toString() : to.toString();
    }

    private static boolean isMidnight(Instant at) {
        return at.truncatedTo(ChronoUnit.DAYS).equals(at);
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw illegal(text, e);
        }
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw illegal(text, e);
        }
    }

    private static IllegalArgumentException illegal(String text, Exception cause) {
        return new IllegalArgumentException(
                "'" + text + "' is neither a day such as 2026-12-31 nor a moment such as 2026-12-31T18:00:00Z", cause);
    }
}
