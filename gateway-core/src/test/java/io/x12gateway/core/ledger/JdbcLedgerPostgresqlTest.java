package io.x12gateway.core.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.fault.GatewayFault;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JdbcLedgerPostgresqlTest extends JdbcLedgerContract {
    @Override
    HikariDataSource database() {
        return TestPostgresql.database();
    }

    /** A server of its own, since a server takes this setting for all. */
    @Test
    void refusesAServerThatDoesNotForceItsLogToDisk() throws IOException {
        try (var server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start()) {
            assertThatThrownBy(() -> JdbcLedger.open(server.getPostgresDatabase(), LedgerSettings.forLane("node-1")))
                    .isInstanceOf(GatewayFault.class)
                    .hasMessageContaining("fsync = off");
        }
    }
}
