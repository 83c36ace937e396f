package io.x12gateway.routes.channel.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * @param tlsPort the partners' door; 0 takes any free port
 * @param loopbackPort the door on 127.0.0.1; 0 takes any free port
 * @param certificateFile PEM chain; empty for a self-signed one made in the data directory
 * @param privateKeyFile PEM, PKCS#8, of that certificate
 * @param clientAuthoritiesFile PEM; whoever they vouch for may be registered by issuer and name; empty: fingerprints alone
 * @param bodySizeMax one byte more is refused with 413
 * @param connectionsMax open at once at the TLS door; more wait
 * @param headTimeout from the beginning of a connection or request to the end of its head, handshake included
 * @param silenceTimeout the longest pause within a body or an answer
 * @param keepAliveTimeout the longest pause between two requests
 * @param bodyRateMin in a second, on average, once the grace is over
 * @param bodyGrace time that a body may come more slowly
 * @param headSizeMax request line and header fields together
 */
@ConfigurationProperties(prefix = "gateway.http", ignoreUnknownFields = false)
@Validated
public record HttpSettings(
        @DefaultValue("8443") @Min(0) @Max(65535) int tlsPort,
        @DefaultValue("0.0.0.0") String tlsAddress,
        @DefaultValue("8080") @Min(0) @Max(65535) int loopbackPort,
        @DefaultValue("") String certificateFile,
        @DefaultValue("") String privateKeyFile,
        @DefaultValue("") String clientAuthoritiesFile,
        @DefaultValue("100MB") DataSize bodySizeMax,
        @DefaultValue("4000") @Min(16) @Max(100_000) int connectionsMax,

        @DefaultValue("10s") @DurationMin(seconds = 1) @DurationMax(minutes = 1)
        Duration headTimeout,

        @DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration silenceTimeout,

        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration keepAliveTimeout,

        @DefaultValue("1KB") DataSize bodyRateMin,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 5)
        Duration bodyGrace,

        @DefaultValue("16KB") DataSize headSizeMax) {
    private static final long SWALLOWED_BEYOND_LIMIT_BYTES = 16L * 1024 * 1024;

    public HttpSettings {
        if (certificateFile.isBlank() != privateKeyFile.isBlank())
            throw new IllegalArgumentException(
                    "gateway.http.certificate-file and gateway.http.private-key-file belong together; set both or none");
    }

    /** What a refused client may still send so that it gets to read the refusal; after that it is cut off. */
    public long swallowedBytesMax() {
        return bodySizeMax.toBytes() + SWALLOWED_BEYOND_LIMIT_BYTES;
    }
}
