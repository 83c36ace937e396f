package io.x12gateway.core.admission;

import io.x12gateway.core.wiring.World;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class LoginThrottleTest {
    private static final SourceAddress OFFICE = new SourceAddress("192.0.2.10");
    private static final SourceAddress STRANGER = new SourceAddress("198.51.100.7");
    private final World.TestClock clock = new World.TestClock();
    private final LoginThrottle throttle = new LoginThrottle(3, Duration.ofMinutes(15), clock);

    @Test
    void letsEverybodyErrAFewTimes() {
        fail("agency", OFFICE, 2);
        assertThat(throttle.delay("agency", OFFICE)).isZero();
        fail("agency", OFFICE, 1);
        assertThat(throttle.delay("agency", OFFICE)).isPositive();
    }

    @Test
    void doublesTheDelayUpToAQuarterOfAnHour() {
        fail("agency", STRANGER, 2);
        var delays = new ArrayList<Long>();
        for (int i = 0; i < 12; i++) {
            fail("agency", STRANGER, 1);
            delays.add(throttle.delay("agency", STRANGER).toSeconds());
        }
        assertThat(delays).isEqualTo(List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 900L, 900L));
        clock.pass(Duration.ofMinutes(15));
        assertThat(throttle.delay("agency", STRANGER)).isZero();
        clock.pass(Duration.ofMinutes(16));
        fail("agency", STRANGER, 1);
        assertThat(throttle.delay("agency", STRANGER))
                .as("long ago is forgotten")
                .isZero();
    }

    @Test
    void keepsAGuesserOffEveryAccountAndAnAccountOffEveryGuesser() {
        for (int i = 0; i < 15; i++) fail("account-" + i, STRANGER, 1);
        assertThat(throttle.delay("another", STRANGER)).isPositive();
        assertThat(throttle.delay("another", OFFICE)).isZero();
        for (int i = 0; i < 3; i++) fail("agency", new SourceAddress("203.0.113." + i), 1);
        assertThat(throttle.delay("agency", new SourceAddress("203.0.113.99"))).isPositive();
    }

    @Test
    void neverKeepsTheOwnerAwayFromWhereSheLoggedInBefore() {
        throttle.succeeded("agency", OFFICE);
        fail("agency", STRANGER, 50);
        assertThat(throttle.delay("agency", STRANGER)).isPositive();
        assertThat(throttle.delay("agency", OFFICE)).isZero();
        fail("agency", OFFICE, 3);
        assertThat(throttle.delay("agency", OFFICE)).as("her own errors count").isPositive();
        clock.pass(Duration.ofSeconds(1));
        throttle.succeeded("agency", OFFICE);
        assertThat(throttle.delay("agency", OFFICE)).isZero();
        assertThat(throttle.delay("agency", STRANGER))
                .as("and help no stranger")
                .isPositive();
    }

    @Test
    void countsAWholeIpv6NetworkAsOne() {
        fail("agency", new SourceAddress("2001:db8:1:2::1"), 1);
        fail("agency", new SourceAddress("2001:db8:1:2:ffff::9"), 1);
        assertThat(new SourceAddress("2001:db8:1:2::1").network())
                .isEqualTo(new SourceAddress("2001:db8:1:2:abcd::9").network())
                .isNotEqualTo(new SourceAddress("2001:db8:1:3::1").network());
        assertThat(new SourceAddress("not an address").network()).isEqualTo("not an address");
        assertThat(new SourceAddress("").network()).isEmpty();
    }

    private void fail(String account, SourceAddress source, int times) {
        for (int i = 0; i < times; i++) throttle.failed(account, source);
    }
}
