package io.x12gateway.routes.broker;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;

/**
 * The broker.
 *
 * @param url address of an external Artemis, such as {@code (tcp://a:61616,tcp://b:61616)?ha=true}; empty runs one in
 *     this process
 * @param user of the external broker; it must own every queue in {@link Queues}
 * @param password of that user
 * @param node this node's own name among several: names the queue of its answers
 * @param directory of the embedded broker's journal; on a disk that keeps what it was told to sync
 * @param maxDiskUsagePercent at this fill of the disk the embedded broker takes nothing more
 * @param connectionsMax connections kept for sending
 * @param claims the embedded broker's door for the claims system
 */
@Validated
@ConfigurationProperties(prefix = "gateway.broker", ignoreUnknownFields = false)
public record BrokerSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,

        @DefaultValue("node1") @Pattern(regexp = "[a-z0-9-]{1,40}")
        String node,

        @DefaultValue("data/broker") Path directory,
        @DefaultValue("85") @Min(50) @Max(98) int maxDiskUsagePercent,
        @DefaultValue("4") @Min(1) @Max(64) int connectionsMax,
        @DefaultValue @Valid ClaimsDoor claims) {

    /**
     * A TCP listener of the embedded broker for one foreign user, who may read questions, answer them and hand in
     * remittance files, and nothing else.
     *
     * @param port 0 keeps the door shut
     * @param password there is no default; with a port and no password the broker does not start
     */
    public record ClaimsDoor(
            @DefaultValue("127.0.0.1") String address,
            @DefaultValue("0") @Min(0) @Max(65535) int port,
            @DefaultValue("claims") String user,
            @DefaultValue("") String password) {

        boolean open() {
            return port > 0;
        }

        @Override
        public String toString() {
            return "ClaimsDoor[" + address + ":" + port + ", user=" + user + "]";
        }
    }

    public boolean embedded() {
        return url.isBlank();
    }

    @Override
    public String toString() {
        return "BrokerSettings[" + (embedded() ? "embedded in " + directory : url) + ", node=" + node + "]";
    }
}
