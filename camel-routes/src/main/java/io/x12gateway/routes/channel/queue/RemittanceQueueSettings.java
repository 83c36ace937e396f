package io.x12gateway.routes.channel.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The claims system as a sender of remittance files.
 *
 * @param partner the payer's partner id, who counts as the sender; empty keeps the door shut
 * @param consumers files received at once
 */
@Validated
@ConfigurationProperties(prefix = "gateway.remittance-queue", ignoreUnknownFields = false)
public record RemittanceQueueSettings(
        @DefaultValue("") String partner,
        @DefaultValue("1") @Min(1) @Max(16) int consumers) {
    boolean open() {
        return !partner.isBlank();
    }
}
