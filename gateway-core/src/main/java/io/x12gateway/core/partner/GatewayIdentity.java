package io.x12gateway.core.partner;

import java.time.ZoneId;

/**
 * Who we are in an envelope.
 *
 * @param identity ISA05/06 of what we write; ISA07/08 of what is meant for us
 * @param applicationId GS02 of what we write; GS03 of what is meant for us
 * @param zone the zone of every date and time that we write into X12, since X12 carries none
 */
public record GatewayIdentity(EdiIdentity identity, String applicationId, ZoneId zone) {}
