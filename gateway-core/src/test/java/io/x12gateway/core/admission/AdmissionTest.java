package io.x12gateway.core.admission;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerLimits;
import io.x12gateway.core.partner.TradingPartner;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AdmissionTest {
    private static final Allowance STANDARD = new Allowance(60, 2, 1_000, 86_400);
    private final AtomicLong nanos = new AtomicLong();
    private final Queue<Limit> refused = new ConcurrentLinkedQueue<>();
    private final Admission admission = new Admission(STANDARD, refused::add, nanos::get);
    private final TradingPartner agency = partner("agency");
    private final TradingPartner clinic = partner("clinic");

    @Test
    void takesAMinutesWorthAtOnceAndThenOneAfterTheOther() {
        for (int i = 0; i < 60; i++) admission.request(agency);
        var refused = catchThrowableOfType(TooMuch.class, () -> admission.request(agency));
        assertThat(refused.limit()).isEqualTo(Limit.REQUESTS_PER_MINUTE);
        assertThat(refused.retryAfterSeconds()).isEqualTo(1);
        assertThat(refused).hasMessageContaining("more than 60 requests in a minute");
        pass(Duration.ofSeconds(1));
        admission.request(agency);
        assertThatThrownBy(() -> admission.request(agency)).isInstanceOf(TooMuch.class);
        admission.request(clinic); // its neighbour is not concerned
        assertThat(this.refused).containsExactly(Limit.REQUESTS_PER_MINUTE, Limit.REQUESTS_PER_MINUTE);
    }

    @Test
    void givesASeatBackWhenAnUploadEnds() {
        var first = admission.upload(agency, 10);
        var second = admission.upload(agency, -1);
        assertThat(catchThrowableOfType(TooMuch.class, () -> admission.upload(agency, 10))
                        .limit())
                .isEqualTo(Limit.CONCURRENT_UPLOADS);
        first.close();
        first.close();
        admission.upload(agency, 10);
        assertThatThrownBy(() -> admission.upload(agency, 10))
                .as("closing twice gives one seat back")
                .isInstanceOf(TooMuch.class);
        second.close();
        admission.upload(agency, 10);
    }

    @Test
    void chargesWhatReallyCame() throws IOException {
        var thrifty = agency.with()
                .limits(new PartnerLimits(
                        OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalLong.of(864)))
                .build();
        try (var upload = admission.upload(thrifty, 864)) {
            upload.count(new ByteArrayInputStream(new byte[64])).readAllBytes(); // the line broke after that
        }
        try (var upload = admission.upload(thrifty, -1)) {
            upload.count(new ByteArrayInputStream(new byte[900])).readAllBytes();
        }
        var refused = catchThrowableOfType(TooMuch.class, () -> admission.upload(thrifty, -1));
        assertThat(refused.limit()).isEqualTo(Limit.BYTES_PER_DAY);
        // 100 bytes of debt and one to begin with, at 864 bytes a day
        assertThat(refused.retryAfterSeconds()).isEqualTo(10_100);
        pass(Duration.ofSeconds(10_100));
        admission.upload(thrifty, -1).close();
    }

    @Test
    void refusesAFileThatIsTooLargeEarlyOrLate() {
        assertThatThrownBy(() -> admission.upload(agency, 1_001))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("payload-too-large"));
        try (var upload = admission.upload(agency, -1)) {
            assertThatThrownBy(() -> upload.count(new ByteArrayInputStream(new byte[1_001]))
                            .readAllBytes())
                    .isInstanceOfSatisfying(
                            GatewayFault.class, f -> assertThat(f.code()).isEqualTo("payload-too-large"));
        }
    }

    @Test
    void followsChangedLimitsAtOnceAndKeepsCountingWhatIsUnderWay() {
        var underWay = admission.upload(agency, 10);
        var narrowed = agency.with()
                .limits(new PartnerLimits(
                        OptionalInt.of(1), OptionalInt.of(1), OptionalLong.of(5_000), OptionalLong.empty()))
                .build();
        assertThat(admission.of(narrowed))
                .as("no partner gets larger files than the gateway takes")
                .isEqualTo(new Allowance(1, 1, 1_000, 86_400));
        assertThatThrownBy(() -> admission.upload(narrowed, 10)).isInstanceOf(TooMuch.class);
        underWay.close();
        admission.upload(narrowed, 10).close();
    }

    @Test
    void neverGivesMoreSeatsThanThereAreHoweverManyAsk() throws InterruptedException {
        var at = new AtomicInteger();
        var most = new AtomicInteger();
        var roomy = new Admission(new Allowance(1_000_000, 3, 1_000, Long.MAX_VALUE / 2), refused::add);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.invokeAll(IntStream.range(0, 500)
                    .mapToObj(i -> Executors.callable(() -> {
                        try (var upload = roomy.upload(agency, 1)) {
                            upload.took(1);
                            most.accumulateAndGet(at.incrementAndGet(), Math::max);
                            at.decrementAndGet();
                        } catch (TooMuch expected) {
                            assertThat(expected.limit()).isEqualTo(Limit.CONCURRENT_UPLOADS);
                        }
                    }))
                    .toList());
        }
        assertThat(most.get()).isBetween(1, 3);
        try (var one = roomy.upload(agency, 1);
                var two = roomy.upload(agency, 1);
                var three = roomy.upload(agency, 1)) {
            assertThat(one).isNotSameAs(two).isNotSameAs(three);
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static TradingPartner partner(String id) {
        return TradingPartner.named(new PartnerId(id), id, new EdiIdentity("ZZ", id.toUpperCase(java.util.Locale.ROOT)))
                .build();
    }
}
