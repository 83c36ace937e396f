package io.x12gateway.samples.fault;

import org.junit.jupiter.api.Test;

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

    private List<Boolean> strikes(long seed) {
        var rule = FaultRule.always(Fault.GARBAGE).withPercent(20);
        profile.set(new FaultProfile.Setting(seed, List.of(rule)));
        return IntStream.range(0, 1000)
                .mapToObj(i -> profile.next(List.of()).isPresent())
                .toList();
    }
}
