package io.x12gateway.core.response;

import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import io.x12gateway.edi.eligibility.Individual;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Trace;

import java.util.List;
import java.util.Locale;

/**
 * Whether a 271 is about the people who were asked for: the right trace number above somebody else's data would give a
 * stranger away. A number may have been replaced and a name be written otherwise, so one of number, birth date and last
 * name has to agree, in this order, as far as both sides have it.
 */
final class SamePatient {
    private SamePatient() {}

    static boolean of(EligibilityInquiry asked, EligibilityResponse told) {
        var people = asked.subscribers().toList();
        return told.subscribers()
                .allMatch(answer -> people.stream()
                        .filter(question -> shareTrace(question.traces(), answer.traces()))
                        .findFirst()
                        .map(question -> isSame(question.person(), answer.person()))
                        .orElse(true));
    }

    private static boolean shareTrace(List<Trace> asked, List<Trace> told) {
        return told.stream()
                .filter(Trace::isEcho)
                .anyMatch(echo -> asked.stream().anyMatch(t -> t.number().equals(echo.number())));
    }

    private static boolean isSame(Individual asked, Individual told) {
        if (isSaid(asked.name().id(), told.name().id())
                && asked.name().id().equals(told.name().id())) return true;
        if (isSaid(birthDate(asked), birthDate(told))) return birthDate(asked).equals(birthDate(told));
        var one = letters(asked.name().last());
        var other = letters(told.name().last());
        // A suffix may stand in the last name or not.
        return !isSaid(one, other) || one.startsWith(other) || other.startsWith(one);
    }

    private static boolean isSaid(String asked, String told) {
        return !asked.isBlank() && !told.isBlank();
    }

    private static String birthDate(Individual person) {
        return person.demographics().map(Demographics::birthDate).orElse("");
    }

    private static String letters(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }
}
