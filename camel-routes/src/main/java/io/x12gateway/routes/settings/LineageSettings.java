package io.x12gateway.routes.settings;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/** @param retention for which it is known where claims stood in a file that is not stored any more */
@ConfigurationProperties(prefix = "gateway.lineage", ignoreUnknownFields = false)
@Validated
public record LineageSettings(
        @DefaultValue("2192d") @DurationMin(days = 1) @DurationMax(days = 36_525)
        Duration retention) {}
