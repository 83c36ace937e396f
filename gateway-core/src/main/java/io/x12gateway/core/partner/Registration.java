package io.x12gateway.core.partner;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/** What registering partners comes to: who really changed, and whether two would share a key. */
final class Registration {
    private final Partners known;
    private final Registrar registrar;
    private final Clock clock;

    Registration(Partners known, Registrar registrar, Clock clock) {
        this.known = known;
        this.registrar = registrar;
        this.clock = clock;
    }

    List<PartnerId> register(List<TradingPartner> partners, String actor) {
        var before = new LinkedHashMap<PartnerId, TradingPartner>();
        known.all().forEach(p -> before.put(p.id(), p));
        var changed =
                partners.stream().filter(p -> !p.equals(before.get(p.id()))).toList();
        if (changed.isEmpty()) return List.of();

        var entries = new ArrayList<AuditEntry>();
        var after = new LinkedHashMap<>(before);
        for (var partner : changed) {
            entries.add(entry(partner, before.containsKey(partner.id()), actor));
            after.put(partner.id(), partner);
        }
        checkUnique(after.values());
        registrar.register(changed, entries);
        return changed.stream().map(TradingPartner::id).toList();
    }

    private AuditEntry entry(TradingPartner partner, boolean wasKnown, String actor) {
        return new AuditEntry(
                clock.instant(),
                actor,
                wasKnown ? "partner.changed" : "partner.added",
                partner.id().value(),
                "ok",
                partner.agreements().size() + " agreements, "
                        + partner.delegations().size() + " delegations",
                "");
    }

    private static void checkUnique(Iterable<TradingPartner> partners) {
        var owners = new HashMap<PartnerKey, PartnerId>();
        for (var partner : partners)
            for (var key : PartnerKey.lookups(partner)) {
                var first = owners.putIfAbsent(key, partner.id());
                if (first != null && !Objects.equals(first, partner.id()))
                    throw new GatewayFault(
                            FaultKind.GATEWAY,
                            "partner-key-taken",
                            "Partner " + partner.id() + ": " + key.describe() + " is also that of " + first
                                    + "; nothing was registered");
            }
    }
}
