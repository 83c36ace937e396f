package io.x12gateway.routes.settings;

import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.lineage.ClaimIndex;
import io.x12gateway.core.lineage.ClaimKeys;
import io.x12gateway.core.lineage.IndexRetention;
import io.x12gateway.core.lineage.JdbcClaimIndex;
import io.x12gateway.core.lineage.Lineage;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.payload.EncryptedPayloads;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import javax.sql.DataSource;

import java.time.Clock;

/** Where a claim has been. */
@Configuration(proxyBeanMethods = false)
class LineageConfiguration {
    @Bean
    ClaimIndex claimIndex(DataSource readers) {
        return new JdbcClaimIndex(readers);
    }

    @Bean
    ClaimKeys claimKeys(EncryptedPayloads payloads) {
        return new ClaimKeys(payloads.secretFor("numbers of claims"));
    }

    @Bean
    Lineage lineage(
            Submissions submissions,
            Mailboxes mailboxes,
            PayloadStore payloads,
            ClaimIndex index,
            ClaimKeys keys,
            Ledger ledger,
            Ulid ids,
            Clock clock,
            DataSource readers) {
        return new Lineage(submissions, mailboxes, payloads, index, keys, ledger, ids, clock, readers);
    }

    @Bean
    IndexRetention indexRetention(ClaimIndex index, Ledger ledger, LineageSettings settings, Clock clock) {
        return new IndexRetention(index, ledger, settings.retention(), clock);
    }
}
