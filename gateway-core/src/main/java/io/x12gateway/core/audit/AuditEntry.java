package io.x12gateway.core.audit;

import java.time.Instant;

/**
 * Who did what to which thing, with what outcome. No payload, no patient data.
 *
 * @param actor partner id, {@code gateway}, or an operator
 * @param action stable word: {@code submission.received}, {@code mailbox.fetched}, {@code login.refused}, ...
 * @param object the id of the thing
 * @param outcome {@code ok}, {@code refused}, {@code failed}
 * @param reason codes and ids in plain words
 * @param source remote address or queue
 */
public record AuditEntry(
        Instant at, String actor, String action, String object, String outcome, String reason, String source) {}
