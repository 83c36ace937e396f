package io.x12gateway.core.partner;

import io.x12gateway.core.audit.AuditEntry;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Partners as they were found before, for a registry that no other process changes. Nothing is remembered while one is
 * registered, and all is forgotten after it, so a change counts from its commit on. Only what is there is remembered:
 * never more than the registry holds, whatever strangers ask for.
 */
final class Recollection {
    private final Registrar registrar;
    private int registering;
    private volatile @Nullable Map<PartnerKey, TradingPartner> known;

    /** @param alone whether no other process registers partners; else nothing is ever remembered */
    Recollection(Registrar registrar, boolean alone) {
        this.registrar = registrar;
        if (alone) known = new ConcurrentHashMap<>();
        else registering = 1;
    }

    Optional<TradingPartner> find(PartnerKey key, Supplier<Optional<TradingPartner>> registry) {
        // Taken before the registry is asked: what a registration overtakes goes where nobody looks any more.
        var now = known;
        if (now == null) return registry.get();
        var remembered = now.get(key);
        if (remembered != null) return Optional.of(remembered);
        var found = registry.get();
        found.ifPresent(partner -> now.put(key, partner));
        return found;
    }

    /** A commit that failed may still become true later, unseen: from then on nothing is remembered. */
    boolean register(List<PartnerVersion> versions, List<AuditEntry> entries) {
        begin();
        boolean made = registrar.register(versions, entries);
        end();
        return made;
    }

    private synchronized void begin() {
        registering++;
        known = null;
    }

    private synchronized void end() {
        registering--;
        if (registering == 0) known = new ConcurrentHashMap<>();
    }
}
