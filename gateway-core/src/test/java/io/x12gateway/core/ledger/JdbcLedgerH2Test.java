package io.x12gateway.core.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.fault.GatewayFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** On a file, as in production. */
class JdbcLedgerH2Test extends JdbcLedgerContract {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    private static int databases;

    @Override
    HikariDataSource database() {
        var source = TestH2.file(directory.resolve("db" + databases++));
        Schema.migrate(source);
        return source;
    }

    @Test
    void turnsOffTheDelayOfWrites() throws SQLException {
        try (var source = database()) {
            JdbcLedger.open(source, LedgerSettings.forLane("node-1")).close();
            assertThat(delay(source)).isEqualTo("0");
        }
    }

    @Test
    void refusesADatabaseWhoseDelayItMayNotTurnOff() throws SQLException {
        try (var source = database()) {
            execute(source, "SET WRITE_DELAY 500");
            execute(source, "CREATE USER clerk PASSWORD 'c'");
            execute(source, "GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA PUBLIC TO clerk");
            var config = new HikariConfig();
            config.setJdbcUrl(source.getJdbcUrl());
            config.setUsername("clerk");
            config.setPassword("c");
            try (var clerk = new HikariDataSource(config)) {
                assertThatThrownBy(() -> JdbcLedger.open(clerk, LedgerSettings.forLane("node-1")))
                        .isInstanceOf(GatewayFault.class)
                        .hasMessageContaining("WRITE_DELAY 500");
            }
        }
    }

    private static String delay(HikariDataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS"
                        + " WHERE SETTING_NAME = 'WRITE_DELAY'")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void execute(HikariDataSource source, String sql) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
