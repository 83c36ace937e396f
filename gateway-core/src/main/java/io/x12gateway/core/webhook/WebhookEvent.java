package io.x12gateway.core.webhook;

import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;

import java.time.Instant;

/**
 * Something that a partner is told of.
 *
 * @param id a ULID; stays the same however often it is sent
 * @param key makes a second telling of the same a no-op: unique, such as {@code submission.accepted/<submission>}
 * @param proof id of the submission, mailbox item or held document that it tells of; if none of that id is there, it did
 *     not happen and is not told. Empty if it tells of nothing that is stored
 * @param facts a JSON object of ids, types, counts, sizes, digests and times; never patient data nor a sender's file name
 */
public record WebhookEvent(
        String id, PartnerId partner, PartnerEvent type, String key, String proof, String facts, Instant at) {}
