package io.x12gateway.core.ledger;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.PartnerId;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/**
 * Control numbers in H2 or PostgreSQL, each given out in a short transaction of its own. That transaction need not wait
 * for the disk: the document that carries the numbers is committed later, and both databases make an earlier commit
 * durable with a later one. Numbers whose document was never committed may be given out again, which nobody can see.
 */
public final class JdbcControlNumbers implements ControlNumbers {
    private static final int ATTEMPTS = 10;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final boolean postgresql;

    public JdbcControlNumbers(DataSource source) {
        this.db = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.postgresql = isPostgresql(source);
    }

    @Override
    public Allocated forDocument(String documentKey, PartnerId partner, String usage) {
        RuntimeException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var known = find(documentKey);
            if (known.isPresent()) return known.get();
            try {
                return Objects.requireNonNull(transaction.execute(status -> allocate(documentKey, partner, usage)));
            } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
                // Somebody made the counter, or numbered this very document, at the same moment: look again.
                last = e;
            }
        }
        throw new GatewayFault(
                FaultKind.GATEWAY,
                "control-number",
                "No control number for " + documentKey + " after " + ATTEMPTS + " attempts; look at the database",
                Objects.requireNonNull(last));
    }

    private Optional<Allocated> find(String documentKey) {
        return db.sql("SELECT interchange, group_number FROM control_number WHERE document_key = ?")
                .param(documentKey)
                .query((row, n) -> new Allocated(row.getInt(1), row.getInt(2)))
                .optional();
    }

    private Allocated allocate(String documentKey, PartnerId partner, String usage) {
        if (postgresql) db.sql("SET LOCAL synchronous_commit TO off").update();
        int number = next(partner, usage);
        db.sql("""
                        INSERT INTO control_number (document_key, partner_id, usage_code, interchange, group_number)
                        VALUES (?, ?, ?, ?, ?)
                        """).params(documentKey, partner.value(), usage, number, number).update();
        return new Allocated(number, number);
    }

    private int next(PartnerId partner, String usage) {
        int counted = db.sql("""
                        UPDATE control_counter
                        SET last_number = CASE WHEN last_number >= 999999999 THEN 1 ELSE last_number + 1 END
                        WHERE partner_id = ? AND usage_code = ?
                        """).params(partner.value(), usage).update();
        if (counted == 0)
            db.sql("INSERT INTO control_counter (partner_id, usage_code, last_number) VALUES (?, ?, 1)")
                    .params(partner.value(), usage)
                    .update();
        return db.sql("SELECT last_number FROM control_counter WHERE partner_id = ? AND usage_code = ?")
                .params(partner.value(), usage)
                .query(Integer.class)
                .single();
    }

    private static boolean isPostgresql(DataSource source) {
        try (var connection = source.getConnection()) {
            return Engine.of(connection) == Engine.POSTGRESQL;
        } catch (SQLException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY, "database-unreachable", "The database does not answer: check that it runs", e);
        }
    }
}
