package io.x12gateway.routes.settings;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/** @param deadline within which a real-time inquiry is answered, whatever the back end does */
@ConfigurationProperties(prefix = "gateway.real-time", ignoreUnknownFields = false)
@Validated
public record RealTimeSettings(
        @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(seconds = 60)
        Duration deadline) {}
