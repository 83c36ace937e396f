package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;

/**
 * By whom and how somebody is covered. SBR of loops 2000B and 2320.
 *
 * @param rank SBR01: {@code P} first payer, {@code S} second, {@code T} third
 * @param relationship SBR02, {@code 18} if the patient is the subscriber himself
 * @param secondaryReason SBR05, why Medicare is not first
 * @param filingIndicator SBR09: {@code MA} Medicare Part A, {@code MB} Part B, {@code CI} commercial
 */
public record Coverage(
        String rank,
        String relationship,
        String groupNumber,
        String groupName,
        String secondaryReason,
        String filingIndicator) {

    static Coverage read(Segment sbr) {
        return new Coverage(
                sbr.element(1), sbr.element(2), sbr.element(3), sbr.element(4), sbr.element(5), sbr.element(9));
    }

    Segment segment() {
        return Segment.of(
                "SBR", rank, relationship, groupNumber, groupName, secondaryReason, "", "", "", filingIndicator);
    }
}
