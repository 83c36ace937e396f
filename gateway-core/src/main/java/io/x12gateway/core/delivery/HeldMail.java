package io.x12gateway.core.delivery;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.partner.PartnerId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that waits for a decision: transaction sets that could not be handed on, and items of partners that are
 * paused. What the registry makes deliverable is released by {@link #retry}; the rest by an operator, who may also
 * reject it. Nothing is released twice, whoever asks: what is held is settled in the commit that delivers it.
 */
public final class HeldMail implements LedgerListener {
    private static final String GATEWAY = "gateway";

    /** Agreements begin on a day, and other nodes change the registry too. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final HeldSets sets;
    private final HeldItems items;
    private final Clock clock;
    private volatile Instant due = Instant.MIN;

    HeldMail(HeldSets sets, HeldItems items, Clock clock) {
        this.sets = sets;
        this.items = items;
        this.clock = clock;
    }

    @Override
    public void committed(LedgerEntry entry) {
        if (entry.changes().stream().anyMatch(Change.Register.class::isInstance)) due = Instant.MIN;
    }

    /** What is held, transaction sets first, each oldest first. */
    public List<HeldEntry> list(int limit) {
        return Stream.concat(sets.list(limit), items.list(limit)).limit(limit).toList();
    }

    /**
     * @param to who is to have an answer that could not be matched; a remittance goes to those who may read for its
     *     payee and to nobody else
     * @throws GatewayFault kind SENDER: {@code no-such-item}, {@code not-held}, {@code no-recipient}
     */
    public HeldEntry release(String id, Optional<PartnerId> to, String actor) {
        return sets.find(id)
                .map(document -> sets.release(document, to, actor))
                .orElseGet(() -> items.release(id, actor));
    }

    /**
     * It will never be delivered.
     *
     * @throws GatewayFault kind SENDER: {@code no-such-item}, {@code not-held}
     */
    public HeldEntry reject(String id, String why, String actor) {
        return sets.find(id)
                .map(document -> sets.reject(document, why, actor))
                .orElseGet(() -> items.reject(id, why, actor));
    }

    /**
     * Releases what can be released now: items of partners that are not paused any more, remittances whose payee
     * somebody may read for, answers whose inquiry is known. Returns how many. Harmless to call often: after a look that
     * found nothing it looks again when the registry was changed here, or after a minute.
     */
    public int retry() {
        int released = items.releaseResumed(GATEWAY);
        var now = clock.instant();
        if (now.isBefore(due)) return released;
        due = now.plus(LOOK_AGAIN);
        return released + sets.releaseDeliverable(GATEWAY);
    }
}
