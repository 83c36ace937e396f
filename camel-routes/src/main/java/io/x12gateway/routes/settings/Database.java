package io.x12gateway.routes.settings;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.ledger.DriverSettings;
import io.x12gateway.core.ledger.Schema;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import javax.sql.DataSource;

/**
 * The database, its schema up to date: nobody ever sees an old one.
 *
 * @param readers a pool
 * @param writer for the ledger's one connection, outside the pool
 */
public record Database(HikariDataSource readers, DataSource writer) implements AutoCloseable {
    private static final long CACHE_KILOBYTES_MAX = 64 << 10;
    private static final long CACHE_KILOBYTES_MIN = 2 << 10;

    /** Classes, settings and what is under way. */
    private static final long OWN_KILOBYTES = 64 << 10;

    /**
     * Opens the embedded H2 file below the data directory, or the PostgreSQL database that the settings name.
     *
     * @throws org.flywaydb.core.api.FlywayException if a migration fails or the schema is newer than this program
     */
    public static Database open(GatewaySettings gateway, DatabaseSettings settings) {
        var database = settings.embedded()
                ? connect(h2(gateway), "gateway", "", settings.poolSize())
                : connect(settings.url(), settings.user(), settings.password(), settings.poolSize());
        try {
            Schema.migrate(database.readers());
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /** H2 as in its own defaults loses commits when the process is killed; the ledger's writer sees to it, too. */
    private static String h2(GatewaySettings gateway) {
        var file = gateway.inData("db").resolve("gateway").toAbsolutePath();
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=" + cacheKilobytes();
    }

    /** An eighth of what the heap has beyond what the gateway needs for itself, or it crowds out the work. */
    private static long cacheKilobytes() {
        return cacheKilobytes(Runtime.getRuntime().maxMemory() >> 10);
    }

    static long cacheKilobytes(long heapKilobytes) {
        return Math.clamp((heapKilobytes - OWN_KILOBYTES) / 8, CACHE_KILOBYTES_MIN, CACHE_KILOBYTES_MAX);
    }

    private static Database connect(String url, String user, String password, int poolSize) {
        var config = new HikariConfig();
        config.setPoolName("gateway");
        config.setMaximumPoolSize(poolSize);
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setDataSourceProperties(DriverSettings.of(url));
        var writer = new DriverManagerDataSource(url, user, password);
        writer.setConnectionProperties(DriverSettings.of(url));
        return new Database(new HikariDataSource(config), writer);
    }

    @Override
    public void close() {
        readers.close();
    }
}
