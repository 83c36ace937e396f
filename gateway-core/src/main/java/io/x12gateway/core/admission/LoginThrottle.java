package io.x12gateway.core.admission;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes guessing slow without locking anybody out: after some refused log-ins each further one costs a growing delay,
 * counted for the source address and for the account. Whoever has logged in to the account from an address before is
 * judged by the failures of that pair alone, so a stranger who guesses cannot keep an account's owner away. Counted in
 * memory; what is long ago is forgotten, and so is the oldest when there is too much of it.
 */
public final class LoginThrottle {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    /** An address may serve a whole office. */
    private static final int ADDRESS_PATIENCE = 5;

    private static final int REMEMBERED_MAX = 50_000;
    private static final Duration KNOWN_FOR = Duration.ofDays(1);

    private final int freeFailures;
    private final Duration delayMax;
    private final Clock clock;
    private final Map<String, Failures> failures = new Recent<>();
    private final Map<String, Instant> successes = new Recent<>();

    private record Failures(int count, Instant last) {}

    /**
     * @param freeFailures of one account before there is any delay; an address has five times as many
     * @param delayMax the longest delay; also how long failures are remembered after the last one
     */
    public LoginThrottle(int freeFailures, Duration delayMax, Clock clock) {
        this.freeFailures = freeFailures;
        this.delayMax = delayMax;
        this.clock = clock;
    }

    /** How long until this account may be tried from this address; zero: now. */
    public synchronized Duration delay(String account, SourceAddress source) {
        if (isKnown(account, source)) return delayOf(pair(account, source), freeFailures);
        var byAccount = delayOf(account(account), freeFailures);
        var bySource = delayOf(source(source), freeFailures * ADDRESS_PATIENCE);
        return byAccount.compareTo(bySource) > 0 ? byAccount : bySource;
    }

    public synchronized void failed(String account, SourceAddress source) {
        if (isKnown(account, source)) count(pair(account, source));
        else {
            count(account(account));
            count(source(source));
        }
    }

    public synchronized void succeeded(String account, SourceAddress source) {
        successes.put(pair(account, source), clock.instant());
        failures.remove(pair(account, source));
    }

    private boolean isKnown(String account, SourceAddress source) {
        var last = successes.get(pair(account, source));
        return last != null && last.plus(KNOWN_FOR).isAfter(clock.instant());
    }

    private void count(String key) {
        var known = current(key);
        failures.put(key, new Failures(known == null ? 1 : known.count + 1, clock.instant()));
    }

    private Duration delayOf(String key, int free) {
        var known = current(key);
        if (known == null || known.count < free) return Duration.ZERO;
        int doublings = Math.min(30, known.count - free);
        var delay = FIRST_DELAY.multipliedBy(1L << doublings);
        if (delay.compareTo(delayMax) > 0) delay = delayMax;
        var left = Duration.between(clock.instant(), known.last.plus(delay));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private @Nullable Failures current(String key) {
        var known = failures.get(key);
        return known != null && known.last.plus(delayMax.multipliedBy(2)).isAfter(clock.instant()) ? known : null;
    }

    private static String account(String account) {
        return "account " + account;
    }

    private static String source(SourceAddress source) {
        return "source " + source.network();
    }

    private static String pair(String account, SourceAddress source) {
        return "pair " + source.network() + " " + account;
    }

    /** Forgets what was not touched for longest. */
    private static final class Recent<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED_MAX;
        }
    }
}
