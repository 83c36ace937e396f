package io.x12gateway.core.mailbox;

import io.x12gateway.core.mailbox.MailboxItem.State;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which items of a mailbox are wanted. Lists are ordered by {@link MailboxItem.Handling#position}.
 *
 * @param states only those that the partner may see
 * @param kinds only these; empty for all
 * @param usages only documents of these usages; empty for all. {@code ""} is that of texts of ours
 * @param since only what was delivered then or later
 * @param unleasedAt only what nobody has leased at that time
 * @param after only what comes after this position; empty from the start
 */
public record MailboxQuery(
        Set<State> states,
        List<String> kinds,
        List<String> usages,
        Optional<Instant> since,
        Optional<Instant> unleasedAt,
        String after,
        int limit) {
    public MailboxQuery {
        states = Set.copyOf(states);
        kinds = List.copyOf(kinds);
        usages = List.copyOf(usages);
        if (states.isEmpty() || !states.stream().allMatch(State::isShown))
            throw new IllegalArgumentException("states that a partner may see: AVAILABLE, FETCHED, ACKNOWLEDGED");
    }

    /** Everything that is not acknowledged, from the start. */
    public static MailboxQuery waiting(int limit) {
        return new MailboxQuery(
                EnumSet.of(State.AVAILABLE, State.FETCHED),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                limit);
    }

    /** What is acknowledged too. */
    public MailboxQuery withAcknowledged() {
        return of(EnumSet.of(State.AVAILABLE, State.FETCHED, State.ACKNOWLEDGED));
    }

    public MailboxQuery of(Set<State> wanted) {
        return new MailboxQuery(wanted, kinds, usages, since, unleasedAt, after, limit);
    }

    public MailboxQuery ofKinds(List<String> wanted) {
        return new MailboxQuery(states, wanted, usages, since, unleasedAt, after, limit);
    }

    public MailboxQuery ofUsages(String... wanted) {
        return new MailboxQuery(states, kinds, List.of(wanted), since, unleasedAt, after, limit);
    }

    public MailboxQuery since(Instant from) {
        return new MailboxQuery(states, kinds, usages, Optional.of(from), unleasedAt, after, limit);
    }

    public MailboxQuery unleasedAt(Instant now) {
        return new MailboxQuery(states, kinds, usages, since, Optional.of(now), after, limit);
    }

    public MailboxQuery after(String position) {
        return new MailboxQuery(states, kinds, usages, since, unleasedAt, position, limit);
    }

    public MailboxQuery limit(int most) {
        return new MailboxQuery(states, kinds, usages, since, unleasedAt, after, most);
    }
}
