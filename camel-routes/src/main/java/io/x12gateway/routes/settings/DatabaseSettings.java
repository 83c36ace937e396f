package io.x12gateway.routes.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.nio.file.Path;

/**
 * @param url JDBC address of a PostgreSQL database; empty for an H2 file in the data directory
 * @param poolSize connections for reads; the ledger's writer has its own
 * @param lane this node's lane of the audit chain; another one for each node that shares the database
 * @param anchorFile where heads of the audit chain are written down outside the database; best on another disk
 */
@ConfigurationProperties(prefix = "gateway.database", ignoreUnknownFields = false)
@Validated
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("10") @Min(2) @Max(200) int poolSize,
        @DefaultValue("node1") @Size(min = 1, max = 64) String lane,
        @DefaultValue("") String anchorFile) {

    boolean embedded() {
        return url.isBlank();
    }

    /** Where heads of the audit chain are written down. */
    public Path anchorFile(GatewaySettings gateway) {
        return gateway.orInData(anchorFile, "audit.anchors");
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + (embedded() ? "embedded H2" : url) + ", poolSize=" + poolSize + "]";
    }
}
