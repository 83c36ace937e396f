package io.x12gateway.routes.settings;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

import java.nio.file.Path;

/** Opens the database and brings its schema up to date, so that nobody ever sees an old one. */
public final class Database {
    private Database() {}

    /**
     * Opens the embedded H2 file below the data directory, or the PostgreSQL database that the settings name.
     *
     * @throws org.flywaydb.core.api.FlywayException if a migration fails or the schema is newer than this program
     */
    public static HikariDataSource open(GatewaySettings gateway, DatabaseSettings settings) {
        var source = pool(gateway.inData("db").resolve("gateway").toAbsolutePath(), settings);
        try {
            migrate(source, settings.embedded() ? "h2" : "postgresql");
            return source;
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    private static HikariDataSource pool(Path file, DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName("gateway");
        config.setMaximumPoolSize(settings.poolSize());
        if (settings.embedded()) {
            config.setJdbcUrl("jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=65536");
            config.setUsername("gateway");
        } else {
            config.setJdbcUrl(settings.url());
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        }
        return new HikariDataSource(config);
    }

    private static void migrate(HikariDataSource source, String vendor) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + vendor)
                .failOnMissingLocations(false)
                .load()
                .migrate();
    }
}
