package io.x12gateway.core.inquiry;

import io.x12gateway.edi.TransactionType;

import java.util.Map;
import java.util.Optional;

/**
 * Which back end answers which inquiry.
 *
 * @param backEnds back end names, as {@link BackEnd#name()} has them, by inquiry type
 */
public record RoutingTable(Map<TransactionType, String> backEnds) {
    public RoutingTable {
        backEnds = Map.copyOf(backEnds);
    }

    /** Empty if nobody answers this type. */
    public Optional<String> backEndFor(TransactionType type) {
        return Optional.ofNullable(backEnds.get(type));
    }
}
