package io.x12gateway.core.disposition;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.submission.Submission;

import java.time.Instant;

/**
 * Somebody tried what he may not: for the audit trail, where operators find it under {@code security.}, and for nobody
 * else. What its sender is told gives no hint whether what he named is somebody else's.
 *
 * @param action such as {@code security.sender-not-caller}
 * @param detail ids and codes; never patient data
 */
public record Breach(String action, String detail) {
    static final String SENDER = "security.sender-not-caller";
    static final String GROUP_SENDER = "security.group-sender";
    static final String USAGE = "security.usage";
    static final String NOT_AGREED = "security.transaction-not-agreed";
    static final String PROVIDER = "security.provider-not-covered";

    Change audit(Submission submission, Instant at) {
        return new Change.Audit(new AuditEntry(
                at,
                submission.partner().value(),
                action,
                submission.id().value(),
                "refused",
                detail,
                submission.channel().name()));
    }
}
