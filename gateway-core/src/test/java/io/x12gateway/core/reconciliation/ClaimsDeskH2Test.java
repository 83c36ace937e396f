package io.x12gateway.core.reconciliation;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.ledger.TestH2;

import java.util.UUID;

class ClaimsDeskH2Test extends ClaimsDeskContract {
    @Override
    HikariDataSource database() {
        return TestH2.pool("jdbc:h2:mem:" + UUID.randomUUID());
    }
}
