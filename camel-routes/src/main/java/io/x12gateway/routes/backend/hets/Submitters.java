package io.x12gateway.routes.backend.hets;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Our HETS submitter ids: the usual one, and one for each contract of ours (CMS gives every contract an id of its own).
 *
 * @param usual where an inquiry names no contract
 */
record Submitters(String usual, Map<String, String> byContract) {
    Submitters {
        byContract = Map.copyOf(byContract);
    }

    /**
     * @param contracts each as {@code contract=id}
     * @throws IllegalArgumentException if two contracts have one name or one id
     */
    static Submitters of(String usual, List<String> contracts) {
        var byContract = new HashMap<String, String>();
        var ids = new HashSet<String>();
        for (var each : contracts) {
            int at = each.indexOf('=');
            if (at < 1)
                throw new IllegalArgumentException("gateway.hets.contracts has '" + each
                        + "', which is no contract=id such as jurisdiction-15=GW0015");
            var contract = each.substring(0, at);
            var id = each.substring(at + 1);
            if (byContract.put(contract, id) != null)
                throw new IllegalArgumentException("gateway.hets.contracts names '" + contract + "' twice");
            if (!ids.add(id))
                throw new IllegalArgumentException(
                        "gateway.hets.contracts has the submitter id '" + id + "' for two contracts: each has its own");
        }
        return new Submitters(usual, byContract);
    }

    /** Empty if the contract is not configured: an id of another contract must not be used in its place. */
    Optional<String> id(String contract) {
        return contract.isEmpty() ? Optional.of(usual) : Optional.ofNullable(byContract.get(contract));
    }
}
