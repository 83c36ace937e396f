package io.x12gateway.core.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.ledger.TestPostgresql;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChainVerifierPostgresqlTest extends ChainVerifierContract {
    @Override
    HikariDataSource database() {
        return TestPostgresql.database();
    }

    @Override
    void unlock(HikariDataSource source) throws SQLException {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE audit DISABLE TRIGGER audit_rows_stay");
        }
    }

    @Test
    void keepsMistakesOutOfTheTrail() {
        try (var fresh = TestPostgresql.database()) {
            for (var sql : new String[] {"DELETE FROM audit", "UPDATE audit SET reason = ''", "TRUNCATE audit"})
                assertThatThrownBy(() -> {
                            try (var connection = fresh.getConnection();
                                    var statement = connection.createStatement()) {
                                statement.execute(sql);
                            }
                        })
                        .hasMessageContaining("never changed or removed");
        }
    }
}
