package io.x12gateway.routes.channel.sftp;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * @param enabled whether partners can use SFTP at all
 * @param port TCP port; 0 for any free one
 * @param address local address to listen on
 * @param banner what clients show before log-in; empty for nothing
 * @param sessionsMax connections in all, log-ins under way included
 * @param sessionsPerAddressMax connections from one address
 * @param channelsMax SFTP channels in one connection
 * @param handlesMax open files and folders in one channel
 * @param loginsMax log-ins under way in all; one more turns the oldest away
 * @param authRequestsMax log-in attempts in one connection
 * @param authTimeout for the whole log-in
 * @param idleTimeout after which a silent connection is closed
 * @param drainTimeout how long open uploads may go on when the gateway stops
 * @param resumeWindow how long an upload that was cut off can be resumed
 * @param cutFileHeld how long a file that was closed without its end waits for the rest before it is judged as it is
 * @param receivedShown how long a received file is still listed in /inbound
 * @param archiveShown how far back, by time of delivery, /archive goes
 * @param unfinishedSizeMax what one partner may have unfinished at a time
 * @param diskFreeMin uploads are refused while the disk has less
 */
@ConfigurationProperties(prefix = "gateway.sftp", ignoreUnknownFields = false)
@Validated
public record SftpSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2222") @Min(0) @Max(65535) int port,
        @DefaultValue("0.0.0.0") @NotBlank String address,
        @DefaultValue("") String banner,
        @DefaultValue("500") @Min(1) @Max(10000) int sessionsMax,
        @DefaultValue("10") @Min(1) @Max(10000) int sessionsPerAddressMax,
        @DefaultValue("4") @Min(1) @Max(64) int channelsMax,
        @DefaultValue("64") @Min(1) @Max(1024) int handlesMax,
        @DefaultValue("100") @Min(1) @Max(10000) int loginsMax,
        @DefaultValue("4") @Min(1) @Max(20) int authRequestsMax,

        @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration authTimeout,

        @DefaultValue("10m") @DurationMin(seconds = 10) @DurationMax(hours = 24)
        Duration idleTimeout,

        @DefaultValue("30s") @DurationMin(seconds = 0) @DurationMax(minutes = 10)
        Duration drainTimeout,

        @DefaultValue("24h") @DurationMin(seconds = 0) @DurationMax(days = 7)
        Duration resumeWindow,

        @DefaultValue("15m") @DurationMin(seconds = 0) @DurationMax(days = 1)
        Duration cutFileHeld,

        @DefaultValue("1h") @DurationMin(seconds = 0) @DurationMax(days = 7)
        Duration receivedShown,

        @DefaultValue("30d") @DurationMin(days = 0) @DurationMax(days = 400)
        Duration archiveShown,

        @DefaultValue("1GB") DataSize unfinishedSizeMax,
        @DefaultValue("256MB") DataSize diskFreeMin) {}
