package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.LoginThrottle;
import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.CorePassword;
import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.PasswordHash;
import io.x12gateway.core.partner.TradingPartner;
import org.springframework.stereotype.Component;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Names partners by user and password. A password that was right is remembered for some minutes (as a digest with a
 * secret of this process), since checking one costs tenths of a second on purpose; how many are checked at once is
 * bounded, so that guessing leaves cores for honest work, and guessing gets slower and slower.
 */
@Component
public final class PasswordLogin {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int REMEMBERED_MAX = 10_000;
    private static final int CHECKED_AT_ONCE = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    private static final Duration TURN = Duration.ofSeconds(5);
    /** Takes as long as a real one, so that unknown users cannot be told apart; no password has this hash. */
    private static final PasswordHash NOBODY =
            new PasswordHash("pbkdf2-sha256$600000$bm9ib2R5LWF0LWFsbC4=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private final Partners partners;
    private final LoginThrottle throttle;
    private final Clock clock;
    private final Semaphore checks = new Semaphore(CHECKED_AT_ONCE, true);
    private final Map<String, Instant> remembered = new ConcurrentHashMap<>();
    private final String secret;

    PasswordLogin(Partners partners, LoginThrottle throttle, Clock clock) {
        this.partners = partners;
        this.throttle = throttle;
        this.clock = clock;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = HexFormat.of().formatHex(random);
    }

    /**
     * Whose they are; nobody's if either is wrong, or if too many were wrong before: the caller cannot tell.
     *
     * @throws GatewayFault kind CAPACITY: too many passwords wait to be checked
     */
    public Optional<TradingPartner> partner(String user, String password, SourceAddress source) {
        var partner = partners.byCoreUser(user);
        var hashes = partner.map(p -> p.credentials().corePasswords(user, clock.instant())).orElse(List.of()).stream()
                .map(CorePassword::hash)
                .toList();
        if (hashes.stream().anyMatch(hash -> isRemembered(key(hash, user, password)))) return partner;
        if (!throttle.delay(user, source).isZero()) return Optional.empty();
        for (var hash : hashes.isEmpty() ? List.of(NOBODY) : hashes)
            if (check(hash, password) && partner.isPresent()) {
                remember(key(hash, user, password));
                throttle.succeeded(user, source);
                return partner;
            }
        throttle.failed(user, source);
        return Optional.empty();
    }

    private boolean isRemembered(String key) {
        var since = remembered.get(key);
        return since != null && since.plus(REMEMBERED).isAfter(clock.instant());
    }

    private void remember(String key) {
        if (remembered.size() >= REMEMBERED_MAX) remembered.clear();
        remembered.put(key, clock.instant());
    }

    private String key(PasswordHash hash, String user, String password) {
        return Fingerprint.sha256(String.join("\0", secret, hash.text(), user, password));
    }

    private boolean check(PasswordHash hash, String password) {
        try {
            if (!checks.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return hash.matches(password.toCharArray());
        } finally {
            checks.release();
        }
    }

    private static GatewayFault busy() {
        return new GatewayFault(
                FaultKind.CAPACITY,
                "busy",
                "Too many passwords wait to be checked; try again later, or log in by certificate.");
    }
}
