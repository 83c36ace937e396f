package io.x12gateway.core.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * From when and until when something counts; either end may be open. Two credentials that overlap let a partner change
 * from one to the other without a moment in which neither works.
 *
 * @param from the first moment
 * @param to the first moment at which it does not count any more
 */
public record Validity(Optional<Instant> from, Optional<Instant> to) {
    public static final Validity ALWAYS = new Validity(Optional.empty(), Optional.empty());

    public Validity {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get()))
            throw new IllegalArgumentException("'to' is not after 'from'");
    }

    public static Validity until(Instant to) {
        return new Validity(Optional.empty(), Optional.of(to));
    }

    public boolean contains(Instant at) {
        return from.map(f -> !at.isBefore(f)).orElse(true)
                && to.map(at::isBefore).orElse(true);
    }

    /** Whether it ends between now and then. */
    public boolean endsWithin(Duration time, Instant now) {
        return to.map(t -> t.isAfter(now) && !t.isAfter(now.plus(time))).orElse(false);
    }
}
