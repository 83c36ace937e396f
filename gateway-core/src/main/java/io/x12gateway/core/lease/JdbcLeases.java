package io.x12gateway.core.lease;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Leases in H2 or PostgreSQL. */
public final class JdbcLeases implements Leases {
    private static final String UNTIL = "CURRENT_TIMESTAMP + CAST(? AS INTEGER) * INTERVAL '0.001' SECOND";

    private final JdbcClient db;

    public JdbcLeases(DataSource source) {
        this.db = JdbcClient.create(source);
    }

    @Override
    public Optional<Lease> acquire(String role, String owner, Duration ttl) {
        return takeOver(role, owner, ttl) || begin(role, owner, ttl)
                ? holder(role).map(Holder::lease).filter(lease -> lease.owner().equals(owner))
                : Optional.empty();
    }

    private boolean takeOver(String role, String owner, Duration ttl) {
        return db.sql("UPDATE lease SET owner = ?, fencing_token = fencing_token + 1, expires_at = " + UNTIL
                                + " WHERE role = ? AND expires_at <= CURRENT_TIMESTAMP")
                        .params(owner, ttl.toMillis(), role)
                        .update()
                > 0;
    }

    private boolean begin(String role, String owner, Duration ttl) {
        try {
            return db.sql("INSERT INTO lease (role, owner, fencing_token, expires_at)"
                                    + " SELECT CAST(? AS VARCHAR), CAST(? AS VARCHAR), 1, " + UNTIL
                                    + " WHERE NOT EXISTS (SELECT 1 FROM lease WHERE role = ?)")
                            .params(role, owner, ttl.toMillis(), role)
                            .update()
                    > 0;
        } catch (DuplicateKeyException anotherWasFaster) {
            return false;
        }
    }

    @Override
    public boolean renew(Lease lease, Duration ttl) {
        return db.sql(
                                "UPDATE lease SET expires_at = " + UNTIL
                                        + " WHERE role = ? AND owner = ? AND fencing_token = ? AND expires_at > CURRENT_TIMESTAMP")
                        .params(ttl.toMillis(), lease.role(), lease.owner(), lease.token())
                        .update()
                > 0;
    }

    @Override
    public void release(Lease lease) {
        db.sql("UPDATE lease SET expires_at = CURRENT_TIMESTAMP WHERE role = ? AND owner = ? AND fencing_token = ?"
                        + " AND expires_at > CURRENT_TIMESTAMP")
                .params(lease.role(), lease.owner(), lease.token())
                .update();
    }

    @Override
    public Optional<Holder> holder(String role) {
        return db.sql("SELECT role, owner, fencing_token, expires_at FROM lease WHERE role = ?")
                .param(role)
                .query((row, n) -> new Holder(
                        new Lease(row.getString(1), row.getString(2), row.getLong(3)),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .optional();
    }
}
