package io.x12gateway.routes.channel.queue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;

/**
 * The claims system as a sender of remittance files.
 *
 * @param partner the payer's partner id, who counts as the sender; empty keeps the door shut
 * @param consumers files received at once
 * @param keyFile of the key that the claims system seals its messages with; empty takes them as they come
 */
@Validated
@ConfigurationProperties(prefix = "gateway.remittance-queue", ignoreUnknownFields = false)
public record RemittanceQueueSettings(
        @DefaultValue("") String partner,
        @DefaultValue("1") @Min(1) @Max(16) int consumers,
        @DefaultValue("") String keyFile) {
    boolean open() {
        return !partner.isBlank();
    }

    MessageSeal seal() {
        return keyFile.isBlank() ? MessageSeal.none() : MessageSeal.of(Path.of(keyFile));
    }
}
