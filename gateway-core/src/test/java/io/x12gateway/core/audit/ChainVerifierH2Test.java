package io.x12gateway.core.audit;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.ledger.Schema;
import io.x12gateway.core.ledger.TestH2;

import java.util.UUID;

class ChainVerifierH2Test extends ChainVerifierContract {
    @Override
    HikariDataSource database() {
        var source = TestH2.pool("jdbc:h2:mem:" + UUID.randomUUID());
        Schema.migrate(source);
        return source;
    }

    @Override
    void unlock(HikariDataSource source) {
        // Nothing keeps anybody from it.
    }
}
