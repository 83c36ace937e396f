package io.x12gateway.routes.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param keyFile the AES-256 key that payloads are encrypted with; empty for {@code payload.key} in the data
 *     directory, created at the first start. Lose it and every payload is lost.
 * @param inlineBytesMax payloads up to this size lie in the database row, larger ones in files of their own
 */
@ConfigurationProperties(prefix = "gateway.payload", ignoreUnknownFields = false)
@Validated
public record PayloadSettings(
        @DefaultValue("") String keyFile,
        @DefaultValue("8192") @Min(0) @Max(65536) int inlineBytesMax) {}
