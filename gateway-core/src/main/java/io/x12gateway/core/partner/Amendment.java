package io.x12gateway.core.partner;

import java.util.OptionalInt;

/**
 * A partner as it is to be.
 *
 * @param basedOn the version that whoever wrote it had seen; 0 if it had seen none; empty if it replaces whatever counts
 */
public record Amendment(TradingPartner partner, OptionalInt basedOn) {
    public static Amendment of(TradingPartner partner) {
        return new Amendment(partner, OptionalInt.empty());
    }

    public static Amendment of(TradingPartner partner, int basedOn) {
        return new Amendment(partner, OptionalInt.of(basedOn));
    }
}
