package io.x12gateway.core.composition;

import io.x12gateway.core.partner.TradingPartner;

import java.time.LocalDateTime;

/**
 * What an interchange says beside the question: who asks, when, under which numbers. The same stamp and the same question
 * give the same bytes.
 *
 * @param trace an id of ours: the reference and trace of whoever brings none
 * @param test ISA15
 */
public record Stamp(TradingPartner partner, LocalDateTime at, String trace, boolean test) {
    private static final int ASSIGNER_LENGTH = 10;
    private static final int NUMBERS = 999_999_999;

    /** TRN03: ten characters, the first of them 9, as for a company that is known by an id of its own. */
    String assigner() {
        var id = "9" + partner.applicationId().replaceAll("[^A-Za-z0-9]", "") + "0".repeat(ASSIGNER_LENGTH);
        return id.substring(0, ASSIGNER_LENGTH);
    }

    /** ISA13 and GS06; on the line they may repeat. */
    int controlNumber() {
        return Math.floorMod(trace.hashCode(), NUMBERS) + 1;
    }
}
