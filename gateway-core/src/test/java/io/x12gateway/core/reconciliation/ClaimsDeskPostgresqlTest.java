package io.x12gateway.core.reconciliation;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.ledger.TestPostgresql;

class ClaimsDeskPostgresqlTest extends ClaimsDeskContract {
    @Override
    HikariDataSource database() {
        return TestPostgresql.database();
    }
}
