package io.x12gateway.core.payment;

import io.x12gateway.core.payload.Digest;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The read side of remittances and transfers; what is new goes through the ledger. Test data is not in it. */
public interface Payments {
    /**
     * The trace numbers that a remittance or a transfer of these days has.
     *
     * @param payerId empty for all
     */
    Set<String> traces(String payerId, LocalDate from, LocalDate to);

    /** In the order in which they were received, whoever pays. */
    List<Remittance> remittances(Collection<String> traces);

    /** Those that count, in the order of lists and lines, whoever pays. */
    List<Transfer> transfers(Collection<String> traces);

    Optional<TransferList.Head> list(Digest digest);

    /** Newest first. */
    List<TransferList.Head> lists(int limit);
}
