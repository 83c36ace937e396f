package io.x12gateway.core.partner;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What registering partners comes to: who really changed, and whether two would share a key. */
final class Registration {
    private static final int DIFF_LENGTH_MAX = 3000;
    private final Partners known;
    private final Registrar registrar;
    private final Clock clock;
    private final ValidationProfiles profiles;

    Registration(Partners known, Registrar registrar, Clock clock, ValidationProfiles profiles) {
        this.known = known;
        this.registrar = registrar;
        this.clock = clock;
        this.profiles = profiles;
    }

    List<PartnerVersion> register(List<Amendment> amendments, String actor, String reason) {
        var before = new LinkedHashMap<PartnerId, PartnerVersion>();
        known.current().forEach(v -> before.put(v.partner().id(), v));
        amendments.forEach(
                a -> checkSeen(a, Optional.ofNullable(before.get(a.partner().id()))));
        var changed = amendments.stream()
                .map(Amendment::partner)
                .filter(p -> isNew(p, before.get(p.id())))
                .map(p -> next(p, before.get(p.id()), actor, reason))
                .toList();
        if (changed.isEmpty()) return List.of();
        changed.forEach(v -> profiles.checkKnown(v.partner()));
        checkUnique(after(before, changed));
        var entries = changed.stream()
                .map(v -> entry(v, Optional.ofNullable(before.get(v.partner().id()))))
                .toList();
        if (!registrar.register(changed, entries))
            throw changedSince(
                    changed.stream().map(v -> v.partner().id().value()).toList() + " changed in this moment");
        return changed;
    }

    private static boolean isNew(TradingPartner partner, @Nullable PartnerVersion before) {
        return before == null || !partner.equals(before.partner());
    }

    private PartnerVersion next(TradingPartner partner, @Nullable PartnerVersion before, String actor, String reason) {
        return new PartnerVersion(partner, before == null ? 1 : before.version() + 1, clock.instant(), actor, reason);
    }

    private static void checkSeen(Amendment amendment, Optional<PartnerVersion> current) {
        int counts = current.map(PartnerVersion::version).orElse(0);
        if (amendment.basedOn().isEmpty() || amendment.basedOn().getAsInt() == counts) return;
        var story = current.map(v -> "version " + v.version() + " counts since " + v.at() + " (" + v.actor() + ")")
                .orElse("it is not registered");
        throw changedSince("Partner " + amendment.partner().id() + " changed since you looked: you saw version "
                + amendment.basedOn().getAsInt() + ", " + story);
    }

    private static GatewayFault changedSince(String what) {
        return new GatewayFault(FaultKind.SENDER, "partner-changed", what + ". Look again; nothing was registered");
    }

    private static List<TradingPartner> after(Map<PartnerId, PartnerVersion> before, List<PartnerVersion> changed) {
        var after = new LinkedHashMap<>(before);
        changed.forEach(v -> after.put(v.partner().id(), v));
        return after.values().stream().map(PartnerVersion::partner).toList();
    }

    private static AuditEntry entry(PartnerVersion version, Optional<PartnerVersion> before) {
        return new AuditEntry(
                version.at(),
                version.actor(),
                before.isPresent() ? "partner.changed" : "partner.added",
                version.partner().id().value(),
                "ok",
                story(version, before),
                "");
    }

    /** The version, the reason, and as much of the difference as fits. */
    private static String story(PartnerVersion version, Optional<PartnerVersion> before) {
        var lines = new ArrayList<String>();
        lines.add("version " + version.version() + (version.reason().isEmpty() ? "" : ": " + version.reason()));
        int length = 0;
        var diff = PartnerDiff.of(before.map(PartnerVersion::partner), Optional.of(version.partner()));
        for (var line : diff) {
            length += line.toString().length();
            if (length > DIFF_LENGTH_MAX) {
                lines.add("and more, " + diff.size() + " lines in all");
                break;
            }
            lines.add(line.toString());
        }
        return String.join("; ", lines);
    }

    private static void checkUnique(Iterable<TradingPartner> partners) {
        var owners = new HashMap<PartnerKey, PartnerId>();
        for (var partner : partners)
            for (var key : PartnerKey.lookups(partner)) {
                var first = owners.putIfAbsent(key, partner.id());
                if (first != null && !Objects.equals(first, partner.id()))
                    throw new GatewayFault(
                            FaultKind.SENDER,
                            "partner-key-taken",
                            "Partner " + partner.id() + ": " + key.describe() + " is also that of " + first
                                    + "; nothing was registered");
            }
    }
}
