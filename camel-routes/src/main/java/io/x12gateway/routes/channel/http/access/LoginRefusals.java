package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** Puts refused logins on record. The refused caller does not wait for it, and nothing it showed is written down. */
@Component
public class LoginRefusals {
    private static final Logger LOG = LoggerFactory.getLogger(LoginRefusals.class);
    private final Ledger ledger;
    private final Clock clock;

    LoginRefusals(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param door where: {@code http}, {@code core}, {@code operator}
     * @param source remote address
     */
    public void note(String door, String reason, String source) {
        LOG.info("login refused at {} from {}: {}", door, source, reason);
        var entry = new AuditEntry(clock.instant(), "unknown", "login.refused", door, "refused", reason, source);
        ledger.commit(LedgerEntry.of(new Change.Audit(entry))).whenComplete((outcome, fault) -> {
            if (fault != null) LOG.warn("a refused login at {} could not be audited", door, fault);
        });
    }
}
