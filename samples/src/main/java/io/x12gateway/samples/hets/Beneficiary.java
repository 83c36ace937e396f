package io.x12gateway.samples.hets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A persona as seen for the days asked for, with the amounts that hold then. */
record Beneficiary(Persona persona, Period asked, Amounts amounts) {

    /** The calendar years that the days asked for touch. */
    List<Integer> years() {
        LocalDate end = asked.to() == null ? asked.from() : asked.to();
        return IntStream.rangeClosed(asked.from().getYear(), end.getYear())
                .boxed()
                .toList();
    }

    /** Part A, if she is entitled to it on one of the days asked for. */
    Optional<Persona.PartA> partA() {
        return Optional.ofNullable(persona.partA()).filter(part -> anyMeets(part.entitled()));
    }

    /** Part B, if she is entitled to it on one of the days asked for. */
    Optional<Persona.PartB> partB() {
        return Optional.ofNullable(persona.partB()).filter(part -> anyMeets(part.entitled()));
    }

    /** Those that hold on one of the days asked for. */
    <T> List<T> meeting(List<T> all, Function<T, Period> period) {
        return all.stream().filter(one -> period.apply(one).meets(asked)).toList();
    }

    private boolean anyMeets(List<Period> periods) {
        return periods.stream().anyMatch(asked::meets);
    }
}
