package io.x12gateway.edi.disguise;

import io.x12gateway.edi.validation.Formats;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** One value's other name: always the same under one key, never that of another value. Not for several threads. */
final class Pseudonyms {
    private static final int REMEMBERED = 1 << 14;

    /** Days before the truth; less than a month would be guessed, more than a year would age patients. */
    private static final int NEAREST = 30;

    private static final int SPREAD = 330;

    /** Before the first day that counts as a date. */
    private static final String EARLIEST = "16010000";

    private final Permutation permutation;
    private final int days;
    private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    Pseudonyms(byte[] key) {
        this.permutation = new Permutation(key);
        this.days = NEAREST + Integer.parseInt(permutation.apply("000000")) % SPREAD;
    }

    String of(String text) {
        return known.computeIfAbsent(text, each -> walk(each, other -> true));
    }

    /** One of those for which {@code holds} says what it says of the text itself. */
    String of(String text, Predicate<String> holds) {
        boolean held = holds.test(text);
        return walk(text, other -> holds.test(other) == held);
    }

    /** A permutation of texts walks in circles, so the walk within those of the same traits comes to its end. */
    private String walk(String text, Predicate<String> wanted) {
        var traits = Traits.of(text);
        var other = permutation.apply(text);
        while (!wanted.test(other) || !Traits.of(other).equals(traits)) other = permutation.apply(other);
        return other;
    }

    /** Days, periods and points in time are moved back, all by the same number of days; anything else is replaced. */
    String moved(String text) {
        return switch (text.length()) {
            case 6 -> Formats.shortDate(text) ? back("20" + text).substring(2) : of(text);
            case 8, 12 -> day(text.substring(0, 8)) + text.substring(8);
            case 17 -> day(text.substring(0, 8)) + text.charAt(8) + day(text.substring(9));
            default -> of(text);
        };
    }

    private String day(String text) {
        if (Formats.date(text)) return back(text);
        if (!Formats.digits(text)) return of(text);
        // such as MMDDYYYY: before everything, and so it stays
        if (text.compareTo(EARLIEST) < 0) return of(text, other -> other.compareTo(EARLIEST) < 0);
        return wrongDay(text);
    }

    /** A day that no calendar has stays one, and near enough to be before or after what it was before or after. */
    private String wrongDay(String text) {
        int year = Integer.parseInt(back(text.substring(0, 4) + "0101").substring(0, 4));
        var other = "%04d%s".formatted(year, text.substring(4));
        while (Formats.date(other)) other = "%04d%s".formatted(--year, text.substring(4));
        return other;
    }

    private String back(String day) {
        var date = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).minusDays(days);
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
