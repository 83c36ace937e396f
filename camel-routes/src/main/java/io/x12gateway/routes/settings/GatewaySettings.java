package io.x12gateway.routes.settings;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;

/**
 * What belongs to no single room. Unknown keys below {@code gateway} are found by {@link UnknownKeys}, since here the
 * rooms' own keys would count as unknown.
 *
 * @param dataDir holds everything the gateway keeps on disk: database, payloads, broker journal, keys, logs
 * @param partnersFile YAML that is read into the database at every start; empty to leave the database alone
 * @param noticeFile what everybody is told, read anew each time; empty for {@code notice.txt} in the data directory
 */
@ConfigurationProperties("gateway")
@Validated
public record GatewaySettings(@NotNull Path dataDir, String partnersFile, String noticeFile) {
    public GatewaySettings {
        partnersFile = partnersFile == null ? "" : partnersFile;
        noticeFile = noticeFile == null ? "" : noticeFile;
    }

    /** A place inside the data directory. */
    public Path inData(String name) {
        return dataDir.resolve(name);
    }

    /** The configured path, or a place inside the data directory if none is configured. */
    public Path orInData(String configured, String name) {
        return configured.isBlank() ? inData(name) : Path.of(configured);
    }
}
