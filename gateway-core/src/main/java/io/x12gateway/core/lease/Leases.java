package io.x12gateway.core.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Who plays which role. The time that counts is the database's, so that nodes need not agree on theirs. */
public interface Leases {

    /** The lease if nobody has one that still runs; it runs for {@code ttl} from now. */
    Optional<Lease> acquire(String role, String owner, Duration ttl);

    /** Lets it run for {@code ttl} from now. False if it has run out or belongs to another: it stays lost then. */
    boolean renew(Lease lease, Duration ttl);

    /** Lets another have it at once. Nothing happens if it is lost already. */
    void release(Lease lease);

    /** Who has it, or had it last. */
    Optional<Holder> holder(String role);

    record Holder(Lease lease, Instant expiresAt) {}
}
