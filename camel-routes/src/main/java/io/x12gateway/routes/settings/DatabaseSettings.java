package io.x12gateway.routes.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param url JDBC address of a PostgreSQL database; empty for an H2 file in the data directory
 * @param poolSize connections for reads; the ledger's writer has its own
 */
@ConfigurationProperties(prefix = "gateway.database", ignoreUnknownFields = false)
@Validated
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("10") @Min(2) @Max(200) int poolSize) {

    boolean embedded() {
        return url.isBlank();
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + (embedded() ? "embedded H2" : url) + ", poolSize=" + poolSize + "]";
    }
}
