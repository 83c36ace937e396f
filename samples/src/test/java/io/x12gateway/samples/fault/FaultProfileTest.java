package io.x12gateway.samples.fault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FaultProfileTest {
    private final FaultProfile profile = new FaultProfile();

    @Test
    void behavesUntilToldOtherwise() {
        assertThat(profile.next(List.of("anybody"))).isEmpty();
    }

    @Test
    void strikesAboutAsOftenAsAsked() {
        assertThat(strikes(7).stream().filter(b -> b).count()).isBetween(150L, 250L);
    }

    @Test
    void repeatsItselfWithTheSameSeed() {
        assertThat(strikes(7)).isEqualTo(strikes(7)).isNotEqualTo(strikes(8));
    }

    @Test
    void concernsTheNamedSubjectOnly() {
        profile.set(FaultRule.always(Fault.SLOW).forSubject("ACCT1001"));
        assertThat(profile.next(List.of("ACCT1001", "other"))).isPresent();
        assertThat(profile.next(List.of("other"))).isEmpty();
        profile.clear();
        assertThat(profile.next(List.of("ACCT1001"))).isEmpty();
    }

    @Test
    void refusesAPercentageThatIsNone() {
        assertThatThrownBy(() -> FaultRule.always(Fault.SLOW).withPercent(120)).hasMessageContaining("0 to 100");
    }

    @ParameterizedTest
    @CsvSource({
        "*,        *,       ACCT1001, inquiry, true",
        "ACCT1001, *,       ACCT1001, payment, true",
        "ACCT1001, *,       ACCT1002, payment, false",
        "ACCT1001, inquiry, ACCT1001, inquiry, true",
        "ACCT1001, inquiry, ACCT1001, payment, false",
        "*,        payment, ACCT1001, payment, true",
        "*,        payment, ACCT1001, inquiry, false",
    })
    void strikesAtItsSubjectAndOnItsRoute(String subject, String route, String name, String cameBy, boolean strikes) {
        profile.set(FaultRule.always(Fault.SILENT).forSubject(subject).onRoute(route));
        assertThat(profile.next(cameBy, List.of(name)).isPresent()).isEqualTo(strikes);
    }

    @Test
    void isOverAfterSoManyTimesAndCountsThem() {
        profile.set(
                FaultRule.always(Fault.UNAVAILABLE).only(2),
                FaultRule.always(Fault.SLOW).forSubject("late"));
        for (int i = 0; i < 5; i++) profile.next(List.of("somebody"));
        profile.next(List.of("late"));
        assertThat(profile.struck()).extracting(FaultProfile.Struck::times).containsExactly(2, 1);
    }

    @Test
    void strikesTheSameSubjectsInWhateverOrderTheyCome() {
        var names = IntStream.range(0, 200).mapToObj(i -> "claim" + i).toList();
        profile.set(new FaultProfile.Setting(
                7, List.of(FaultRule.always(Fault.GARBAGE).withPercent(30))));
        var forwards =
                names.stream().filter(n -> profile.next(List.of(n)).isPresent()).toList();
        profile.set(profile.setting());
        var backwards = names.reversed().stream()
                .filter(n -> profile.next(List.of(n)).isPresent())
                .toList();
        assertThat(backwards.reversed()).isEqualTo(forwards);
        assertThat(forwards).hasSizeBetween(40, 80);
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "20, 3", "50, 10", "0, 5", "100, 5"})
    void goesAwayInBurstsForItsPartOfTheTime(int percent, int burst) {
        var rule = FaultRule.always(Fault.FLAPPING).withPercent(percent).inBurstsOf(burst);
        profile.set(new FaultProfile.Setting(7, List.of(rule)));
        int away = 0;
        int bursts = 0;
        boolean before = false;
        for (int i = 0; i < 20_000; i++) {
            boolean now = profile.next(List.of("r" + i)).isPresent();
            if (now) away++;
            if (now && !before) bursts++;
            before = now;
        }
        assertThat(away / 200.0).isBetween(percent * 0.8, percent * 1.2);
        if (percent > 0 && percent < 100) assertThat((double) away / bursts).isBetween(burst * 0.8, burst * 1.2);
    }

    private List<Boolean> strikes(long seed) {
        var rule = FaultRule.always(Fault.GARBAGE).withPercent(20);
        profile.set(new FaultProfile.Setting(seed, List.of(rule)));
        return IntStream.range(0, 1000)
                .mapToObj(i -> profile.next(List.of()).isPresent())
                .toList();
    }
}
