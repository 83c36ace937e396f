package io.x12gateway.routes.channel.http.core;

import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the nonces of log-ins for as long as their time of creation would be taken: five minutes to either side. To
 * be asked once the password was right, so that nobody else can fill it. Each node remembers its own.
 */
@Component
final class Nonces {
    static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int REMEMBERED_MAX = 100_000;
    private final Clock clock;
    private final Map<String, Instant> seen = new ConcurrentHashMap<>();

    Nonces(Clock clock) {
        this.clock = clock;
    }

    /** Why this log-in is not taken any more; empty if it is, and from now on it is not. */
    Optional<String> objection(String user, Freshness login) {
        var now = clock.instant();
        if (login.expires().isPresent()
                && login.expires()
                        .flatMap(Nonces::time)
                        .filter(now.minus(WINDOW)::isBefore)
                        .isEmpty()) return Optional.of("expired security header");
        if (login.created().isPresent()
                && login.created()
                        .flatMap(Nonces::time)
                        .filter(at -> isNear(now, at))
                        .isEmpty()) return Optional.of("security header of another time");
        return login.nonce().flatMap(nonce -> use(user + "\0" + nonce, login, now));
    }

    private Optional<String> use(String key, Freshness login, Instant now) {
        if (login.created().isEmpty()) return Optional.of("nonce without time of creation");
        seen.values().removeIf(until -> seen.size() > REMEMBERED_MAX / 2 && until.isBefore(now));
        if (seen.size() >= REMEMBERED_MAX) return Optional.of("too many nonces at once");
        var before = seen.put(key, now.plus(WINDOW.multipliedBy(2)));
        return before == null || before.isBefore(now) ? Optional.empty() : Optional.of("nonce used before");
    }

    private static boolean isNear(Instant now, Instant at) {
        return Duration.between(at, now).abs().compareTo(WINDOW) <= 0;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
