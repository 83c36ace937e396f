package io.x12gateway.routes.pipeline;

import io.x12gateway.core.outbox.Stage;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * The pace of batch work on this node.
 *
 * @param dispositionConsumers submissions judged at once; each takes a processor
 * @param inquiryConsumers inquiries put to back ends at once; they mostly wait
 * @param assemblyConsumers responses assembled at once
 * @param deliveryConsumers remittance files split at once
 * @param lineageConsumers files gone through for their claims at once; nobody waits for it
 * @param handoverConsumers submissions whose claims are handed over at once; they mostly wait
 * @param relayInterval the relay looks at the outbox this often even if nobody wakes it
 * @param relayDeadline a send to the broker that takes longer is broken off
 * @param announceAgainAfter work that waits longer than this is announced again, at most once in this time
 * @param sweepInterval how often overdue inquiries are looked for
 */
@Validated
@ConfigurationProperties(prefix = "gateway.pipeline", ignoreUnknownFields = false)
public record PipelineSettings(
        @DefaultValue("2") @Min(1) @Max(64) int dispositionConsumers,
        @DefaultValue("8") @Min(1) @Max(256) int inquiryConsumers,
        @DefaultValue("2") @Min(1) @Max(64) int assemblyConsumers,
        @DefaultValue("2") @Min(1) @Max(64) int deliveryConsumers,
        @DefaultValue("1") @Min(1) @Max(16) int lineageConsumers,
        @DefaultValue("4") @Min(1) @Max(64) int handoverConsumers,

        @DefaultValue("500ms") @DurationMin(millis = 10) @DurationMax(minutes = 1)
        Duration relayInterval,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration relayDeadline,

        @DefaultValue("1h") @DurationMin(minutes = 1) @DurationMax(days = 1)
        Duration announceAgainAfter,

        @DefaultValue("15s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration sweepInterval) {

    int consumers(Stage stage) {
        return switch (stage) {
            case DISPOSITION -> dispositionConsumers;
            case INQUIRY -> inquiryConsumers;
            case ASSEMBLY -> assemblyConsumers;
            case DELIVERY -> deliveryConsumers;
            case LINEAGE -> lineageConsumers;
            case HANDOVER -> handoverConsumers;
        };
    }
}
