package io.x12gateway.core.inquiry;

import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.Individual;
import io.x12gateway.edi.eligibility.Rejection;
import io.x12gateway.edi.segment.Demographics;

import java.util.ArrayList;
import java.util.List;

/**
 * The three ways in which Medicare finds a person: number and last name always, with first name and birth date, with the
 * birth date, or with the first name. A question that fits none cannot be answered, so it is not asked.
 */
public final class SearchOptions {
    /** How the reason of an inquiry begins that was not asked. */
    public static final String INCOMPLETE = "search-option-incomplete";

    /** What may be sent, for whoever sent something else. */
    public static final String ALLOWED =
            "number + last name + first name + birth date, number + last name + birth date,"
                    + " or number + last name + first name";

    private SearchOptions() {}

    /** What a search needs and a person was asked for without, with the AAA03 codes that say so (2100C). */
    private enum Datum {
        NUMBER("number"),
        LAST_NAME("last name"),
        FIRST_NAME_OR_BIRTH_DATE("first name or birth date");

        private final String label;

        Datum(String label) {
            this.label = label;
        }

        List<String> codes() {
            return switch (this) {
                case NUMBER -> List.of("72");
                case LAST_NAME -> List.of("73");
                case FIRST_NAME_OR_BIRTH_DATE -> List.of("58", "73");
            };
        }
    }

    /** Why it is not asked, without any value of it; empty text if every person is searched for by one of the options. */
    public static String refusal(EligibilityInquiry inquiry) {
        var missing = inquiry.subscribers()
                .flatMap(s -> missing(s.person()).stream())
                .distinct()
                .map(d -> d.label)
                .toList();
        return missing.isEmpty() ? "" : INCOMPLETE + ": no " + String.join(", no ", missing) + "; send " + ALLOWED;
    }

    /** The AAA for one person; whoever is complete and was not asked for all the same may be sent again. */
    public static List<Rejection> rejections(Individual person) {
        var missing = missing(person);
        if (missing.isEmpty()) return List.of(Rejection.SOURCE_UNAVAILABLE);
        return missing.stream()
                .flatMap(d -> d.codes().stream())
                .distinct()
                .map(Rejection::correctAndResubmit)
                .toList();
    }

    private static List<Datum> missing(Individual person) {
        var missing = new ArrayList<Datum>();
        var name = person.name();
        if (name.id().isBlank()) missing.add(Datum.NUMBER);
        if (name.last().isBlank()) missing.add(Datum.LAST_NAME);
        boolean born =
                person.demographics().map(Demographics::birthDate).stream().anyMatch(day -> !day.isBlank());
        if (name.first().isBlank() && !born) missing.add(Datum.FIRST_NAME_OR_BIRTH_DATE);
        return missing;
    }
}
