package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.telling.RetryPlan;
import io.x12gateway.core.transfer.BackOff;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.List;

/**
 * Telling partners by HTTPS; the addresses are in the partners' profiles.
 *
 * @param secretDirectory a file for each secret that profiles name; empty for {@code webhook-secrets} in the data
 *     directory
 * @param allowedNetworks networks that may be reached although they are not public; plain http is possible only to
 *     loopback, and only if it is among them
 * @param ports that may be reached, single ones or ranges
 * @param trustStore PKCS#12 with authorities beside Java's own; empty for none
 * @param trustStorePassword of that file
 * @param connectTimeout for the TCP connection, and again for the TLS handshake
 * @param timeout for the whole of an attempt
 * @param callsMax attempts at once
 * @param callsPerTargetMax attempts at once to one address
 * @param interval how often it is asked what is due, even if nobody says so
 * @param backOffFirst wait after the first failure of an event; twice as long after each further one
 * @param backOffMax the longest wait
 * @param giveUpAfter an event is sent no more when it is this old
 * @param failuresMax failures in a row after which an address rests
 * @param restFirst the first rest; twice as long after each further failure
 * @param restMax the longest rest
 */
@Validated
@ConfigurationProperties(prefix = "gateway.webhooks", ignoreUnknownFields = false)
public record WebhookSettings(
        @DefaultValue("") String secretDirectory,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue({"443", "8443"}) List<String> ports,
        @DefaultValue("") String trustStore,
        @DefaultValue("") String trustStorePassword,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration connectTimeout,

        @DefaultValue("10s") @DurationMin(millis = 200) @DurationMax(minutes = 2)
        Duration timeout,

        @DefaultValue("64") @Min(1) @Max(1000) int callsMax,
        @DefaultValue("4") @Min(1) @Max(64) int callsPerTargetMax,

        @DefaultValue("1s") @DurationMin(millis = 50) @DurationMax(minutes = 1)
        Duration interval,

        @DefaultValue("5s") @DurationMin(millis = 10) @DurationMax(hours = 1)
        Duration backOffFirst,

        @DefaultValue("6h") @DurationMin(millis = 10) @DurationMax(hours = 24)
        Duration backOffMax,

        @DefaultValue("72h") @DurationMin(millis = 100) @DurationMax(days = 14)
        Duration giveUpAfter,

        @DefaultValue("5") @Min(1) @Max(1000) int failuresMax,

        @DefaultValue("30s") @DurationMin(millis = 10) @DurationMax(hours = 1)
        Duration restFirst,

        @DefaultValue("15m") @DurationMin(millis = 10) @DurationMax(hours = 24)
        Duration restMax) {

    @Override
    public String toString() {
        return "webhook settings, attempts at once " + callsMax;
    }

    RetryPlan plan() {
        return new RetryPlan(
                new BackOff(backOffFirst, backOffMax), giveUpAfter, failuresMax, new BackOff(restFirst, restMax));
    }
}
