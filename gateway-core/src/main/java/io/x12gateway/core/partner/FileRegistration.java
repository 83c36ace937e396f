package io.x12gateway.core.partner;

import io.x12gateway.core.fault.GatewayFault;

import java.util.List;
import java.util.Set;

/**
 * The partner file at the start of the gateway. An entry counts when it is new or differs from the one that was read
 * before; one that is still the same leaves alone what operators changed meanwhile.
 */
public final class FileRegistration {
    private static final int ATTEMPTS = 3;
    private static final String ACTOR = "gateway";
    private static final String REASON = "partner file";
    /** What stood in the registry before there was a history came from the file, too. See V2__partner_history.sql. */
    private static final Set<String> FROM_FILE = Set.of(REASON, "known before its history was kept");

    private FileRegistration() {}

    /** @return what changed by it */
    public static List<PartnerVersion> register(Partners partners, List<TradingPartner> file) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return registerOnce(partners, file);
            } catch (GatewayFault fault) {
                // Perhaps another node that starts now was quicker: then the next look finds nothing left to do.
            }
        }
        return registerOnce(partners, file);
    }

    private static List<PartnerVersion> registerOnce(Partners partners, List<TradingPartner> file) {
        var news = file.stream()
                .filter(p -> !wasRead(partners.history(p.id()), p))
                .map(Amendment::of)
                .toList();
        return partners.register(news, ACTOR, REASON);
    }

    private static boolean wasRead(List<PartnerVersion> history, TradingPartner partner) {
        return history.stream()
                .filter(v -> v.actor().equals(ACTOR) && FROM_FILE.contains(v.reason()))
                .reduce((first, second) -> second)
                .filter(v -> v.partner().equals(partner))
                .isPresent();
    }
}
