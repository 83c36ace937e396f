package io.x12gateway.routes.settings;

import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.lineage.ClaimKeys;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.payment.JdbcPayments;
import io.x12gateway.core.payment.Payments;
import io.x12gateway.core.reconciliation.ClaimBooks;
import io.x12gateway.core.reconciliation.ClaimsDesk;
import io.x12gateway.core.reconciliation.JdbcClaimBooks;
import io.x12gateway.core.reconciliation.ReconciliationDesk;
import io.x12gateway.core.submission.Ulid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

import java.time.Clock;

/** Whether the money agrees, and where each claim stands. */
@Configuration(proxyBeanMethods = false)
class ReconciliationConfiguration {
    @Bean
    Payments payments(DataSource readers) {
        return new JdbcPayments(readers);
    }

    @Bean
    ClaimBooks claimBooks(DataSource readers) {
        return new JdbcClaimBooks(readers);
    }

    @Bean
    ReconciliationDesk reconciliationDesk(
            Payments payments, ClaimBooks claims, ClaimKeys keys, Ledger ledger, Ulid ids, Clock clock) {
        return new ReconciliationDesk(payments, claims, keys, ledger, ids, clock);
    }

    @Bean
    ClaimsDesk claimsDesk(ClaimBooks claims, GatewayIdentity us, Clock clock, ReconciliationSettings settings) {
        return new ClaimsDesk(claims, us.zone(), clock, settings.waits());
    }
}
