package io.x12gateway.edi.disguise;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import io.x12gateway.edi.validation.Formats;

/** One value's other name: always the same under one key, never that of another value. Not for several threads. */
final class Pseudonyms {
    private static final int REMEMBERED = 1 << 14;

    /** Days before the truth; less than a month would be guessed, more than a year would age patients. */
    private static final int NEAREST = 30;

    private static final int SPREAD = 330;

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
        if (Formats.date(text)) return back(text);
        if (Formats.shortDate(text)) return back("20" + text).substring(2);
        if (text.length() == 12 && Formats.date(text.substring(0, 8))) return back(text.substring(0, 8)) + text.substring(8);
        if (text.length() == 17 && Formats.date(text.substring(0, 8)) && Formats.date(text.substring(9)))
            return back(text.substring(0, 8)) + text.charAt(8) + back(text.substring(9));
        return of(text);
    }

    private String back(String day) {
        var date = LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).minusDays(days);
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }
}
