package io.x12gateway.core.ledger;

import org.flywaydb.core.Flyway;

import javax.sql.DataSource;

import java.sql.SQLException;
import java.util.Locale;

/** The database schema, brought up to date by Flyway. */
public final class Schema {
    private Schema() {}

    /** @throws org.flywaydb.core.api.FlywayException if a migration fails or the schema is newer than this program */
    public static void migrate(DataSource source) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/common", "classpath:db/migration/" + engine(source))
                .failOnMissingLocations(false)
                .load()
                .migrate();
    }

    private static String engine(DataSource source) {
        try (var connection = source.getConnection()) {
            return Engine.of(connection).name().toLowerCase(Locale.ROOT);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask the database what it is", e);
        }
    }
}
