package io.x12gateway.routes.settings;

import io.x12gateway.core.reconciliation.Waits;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * From when on a claim is told of that nothing came of.
 *
 * @param unansweredAfter an accepted claim without an answer in a 277CA
 * @param unpaidAfter an accepted claim without an 835
 */
@ConfigurationProperties(prefix = "gateway.reconciliation", ignoreUnknownFields = false)
@Validated
public record ReconciliationSettings(
        @DefaultValue("1d") @DurationMin(millis = 1) @DurationMax(days = 90)
        Duration unansweredAfter,

        @DefaultValue("30d") @DurationMin(millis = 1) @DurationMax(days = 730)
        Duration unpaidAfter) {
    Waits waits() {
        return new Waits(unansweredAfter, unpaidAfter);
    }
}
