package io.x12gateway.core.ledger;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;

/** What the two databases need so that a commit survives the process being killed and the power going off. */
enum Engine {
    H2 {
        @Override
        void prepare(Connection connection) throws SQLException {
            attempt(connection, "SET WRITE_DELAY 0");
            // With its usual 32 numbers at a time H2 commits once more for every 32 lines of the timeline.
            attempt(connection, "ALTER TABLE timeline ALTER COLUMN id SET CACHE 8192");
        }

        private void attempt(Connection connection, String sql) {
            try {
                execute(connection, sql);
            } catch (SQLException e) {
                // Not an administrator of the database: the check says what to do if that is unsafe.
                LOG.debug("{}: SQL state {}", sql, e.getSQLState());
            }
        }

        @Override
        void check(Connection connection) throws SQLException {
            var delay = text(
                    connection,
                    "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'");
            if (!delay.equals("0"))
                throw unsafe("H2 has WRITE_DELAY " + delay + "; it must be 0, or a killed process loses what it had"
                        + " acknowledged. Let the gateway's database user be an administrator of the database");
        }

        /** H2's commit reaches the file but does not force it to disk. */
        @Override
        void sync(Connection connection) throws SQLException {
            execute(connection, "CHECKPOINT SYNC");
        }
    },

    POSTGRESQL {
        @Override
        void prepare(Connection connection) throws SQLException {
            execute(connection, "SET synchronous_commit TO on");
        }

        @Override
        void check(Connection connection) throws SQLException {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                var value = text(connection, "SHOW " + setting);
                if (value.equals("off"))
                    throw unsafe("PostgreSQL runs with " + setting + " = off; set it to on, or a crash loses what was"
                            + " acknowledged");
            }
        }

        @Override
        void sync(Connection connection) {
            // The commit itself waited for the disk.
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    /** Called once on each new writer connection, in auto-commit mode. */
    abstract void prepare(Connection connection) throws SQLException;

    /** @throws GatewayFault if acknowledged commits could be lost */
    abstract void check(Connection connection) throws SQLException;

    /** Called after each commit, in manual-commit mode; what was committed before is on the disk when it returns. */
    abstract void sync(Connection connection) throws SQLException;

    static Engine of(Connection connection) throws SQLException {
        var product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> H2;
            case "postgresql" -> POSTGRESQL;
            default -> throw unsafe("The database is " + product + "; the gateway knows H2 and PostgreSQL");
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "unknown";
        }
    }

    private static GatewayFault unsafe(String message) {
        return new GatewayFault(FaultKind.GATEWAY, "database-unsafe", message);
    }
}
