package io.x12gateway.core.handover;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** All claims systems by name. */
public final class ClaimsSystems {
    private final Map<String, ClaimsSystem> byName = new HashMap<>();

    public ClaimsSystems(Collection<? extends ClaimsSystem> systems) {
        for (var system : systems)
            if (byName.put(system.name(), system) != null)
                throw new IllegalArgumentException("two claims systems are called " + system.name());
    }

    /** @throws GatewayFault {@code back-end-missing} if the routing table names one that is not there */
    public ClaimsSystem named(String name) {
        var system = byName.get(name);
        if (system == null)
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "back-end-missing",
                    "The routing table names the claims system '" + name + "', but only " + byName.keySet()
                            + " are configured: correct the routing table.");
        return system;
    }
}
