package io.x12gateway.core.partner;

import java.time.Instant;

/**
 * A partner as it was from a moment on.
 *
 * @param version from 1
 * @param actor who made it count
 * @param reason why; may be empty
 */
public record PartnerVersion(TradingPartner partner, int version, Instant at, String actor, String reason) {}
