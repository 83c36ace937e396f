package io.x12gateway.routes.backend.claims;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * The claims system.
 *
 * @param callsMax questions under way at once
 * @param rest how long it is left in peace after many unanswered questions
 * @param answerSizeMax a longer answer is no answer
 */
@Validated
@ConfigurationProperties(prefix = "gateway.claims", ignoreUnknownFields = false)
public record ClaimsSettings(
        @DefaultValue("32") @Min(1) @Max(1000) int callsMax,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration rest,

        @DefaultValue("4MB") @NotNull DataSize answerSizeMax) {}
