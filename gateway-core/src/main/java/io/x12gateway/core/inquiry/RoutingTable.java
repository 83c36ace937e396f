package io.x12gateway.core.inquiry;

import io.x12gateway.edi.TransactionType;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which back end answers which inquiry. Test and production have a table each and no back end in common, so that test
 * data never reaches a production back end.
 *
 * @param production back end names, as {@link BackEnd#name()} has them, by inquiry type
 * @param test the same for inquiries whose ISA15 is {@code T}
 * @param searching back ends that are asked only what fits one of the {@link SearchOptions}
 */
public record RoutingTable(
        Map<TransactionType, String> production, Map<TransactionType, String> test, Set<String> searching) {

    /** Every question is asked. */
    public RoutingTable(Map<TransactionType, String> production, Map<TransactionType, String> test) {
        this(production, test, Set.of());
    }

    public RoutingTable {
        production = Map.copyOf(production);
        test = Map.copyOf(test);
        searching = Set.copyOf(searching);
        var shared = new TreeSet<>(production.values());
        shared.retainAll(test.values());
        if (!shared.isEmpty())
            throw new IllegalArgumentException("back ends " + shared
                    + " are named for production and for test data: test data would reach production; name others");
    }

    /**
     * Empty if nobody answers this type.
     *
     * @param usage ISA15
     */
    public Optional<String> backEndFor(TransactionType type, String usage) {
        return Optional.ofNullable((usage.equals("T") ? test : production).get(type));
    }
}
