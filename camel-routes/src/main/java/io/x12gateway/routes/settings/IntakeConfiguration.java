package io.x12gateway.routes.settings;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.composition.Composer;
import io.x12gateway.core.inspection.Inspection;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.wiring.Core;
import io.x12gateway.routes.notice.Notice;
import io.x12gateway.routes.observe.GatewayMeters;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

/** What the doors share: how much is let in, and where it is received. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {
    @Bean
    Limits limits(
            @Value("${gateway.http.body-size-max}") DataSize bodySizeMax,
            @Value("${gateway.sftp.cut-file-held}") Duration cutFileHeld) {
        return new Limits(bodySizeMax.toBytes(), Limits.DEFAULT.duplicateWindow(), cutFileHeld);
    }

    @Bean
    Admission admission(
            LimitSettings limits, @Value("${gateway.http.body-size-max}") DataSize bodySizeMax, MeterRegistry meters) {
        return new Admission(
                limits.allowance(bodySizeMax),
                limit -> meters.counter(
                                GatewayMeters.REQUESTS_REFUSED,
                                GatewayMeters.TAG_LIMIT,
                                limit.name().toLowerCase(Locale.ROOT))
                        .increment());
    }

    @Bean
    Incidents incidents(Ledger ledger, Clock clock) {
        return new Incidents(ledger, clock);
    }

    @Bean
    Notice notice(GatewaySettings gateway) {
        return new Notice(gateway.orInData(gateway.noticeFile(), "notice.txt"));
    }

    @Bean
    Intake intake(Core core) {
        return core.intake();
    }

    @Bean
    Inspection inspection(Core core) {
        return core.inspection();
    }

    @Bean
    Composer composer(Core core) {
        return core.composer();
    }
}
