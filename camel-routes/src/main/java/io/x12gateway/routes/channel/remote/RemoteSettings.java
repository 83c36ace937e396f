package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.transfer.BackOff;
import io.x12gateway.core.transfer.TransferRules;
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
 * Partners' own servers; which there are is in the partners' profiles.
 *
 * @param keyDirectory a file for each key that profiles name; empty for {@code remote-keys} in the data directory
 * @param allowedNetworks networks that may be reached although they are this machine's, link-local or loopback
 * @param connectTimeout for the TCP connection and the SSH handshake
 * @param readTimeout without any progress for this long a connection is given up
 * @param visitMax a visit that takes longer is broken off
 * @param stableFor a file is fetched once its size and time of modification have stayed the same for this long
 * @param listingMax names taken from one listing
 * @param filesPerVisit files fetched or delivered in one visit
 * @param attemptsMax failures in a row after which an operator decides
 * @param backOffFirst wait after the first failure; twice as long after each further one
 * @param backOffMax the longest wait
 * @param pushInterval how often it is asked whether anything is to be delivered
 * @param registryInterval how often the partner registry is asked for new and changed servers
 */
@Validated
@ConfigurationProperties(prefix = "gateway.remote", ignoreUnknownFields = false)
public record RemoteSettings(
        @DefaultValue("") String keyDirectory,
        @DefaultValue List<String> allowedNetworks,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 2)
        Duration connectTimeout,

        @DefaultValue("30s") @DurationMin(millis = 500) @DurationMax(minutes = 10)
        Duration readTimeout,

        @DefaultValue("1h") @DurationMin(seconds = 10) @DurationMax(hours = 12)
        Duration visitMax,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration stableFor,

        @DefaultValue("2000") @Min(10) @Max(100_000) int listingMax,
        @DefaultValue("100") @Min(1) @Max(10_000) int filesPerVisit,
        @DefaultValue("10") @Min(1) @Max(1000) int attemptsMax,

        @DefaultValue("15s") @DurationMin(millis = 10) @DurationMax(hours = 1)
        Duration backOffFirst,

        @DefaultValue("30m") @DurationMin(millis = 10) @DurationMax(hours = 24)
        Duration backOffMax,

        @DefaultValue("5s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration pushInterval,

        @DefaultValue("10s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration registryInterval) {

    TransferRules rules() {
        return new TransferRules(
                stableFor, listingMax, filesPerVisit, attemptsMax, new BackOff(backOffFirst, backOffMax));
    }
}
