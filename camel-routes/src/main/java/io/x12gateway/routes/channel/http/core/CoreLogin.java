package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.partner.CorePassword;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.PasswordHash;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.routes.channel.http.access.LoginRefusals;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
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

/**
 * Names the caller of a CORE request: by UserName and Password, or by the certificate or token of the connection. A
 * password that was right is remembered for some minutes (as a digest with a secret of this process), since checking one
 * costs tenths of a second on purpose; how many are checked at once is bounded, so that guessing cannot take every core.
 */
@Component
final class CoreLogin {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int REMEMBERED_MAX = 10_000;
    private static final int CHECKED_AT_ONCE = 2;
    /** Takes as long as a real one, so that unknown users cannot be told apart; no password has this hash. */
    private static final PasswordHash NOBODY =
            new PasswordHash("pbkdf2-sha256$600000$bm9ib2R5LWF0LWFsbC4=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

    private final Partners partners;
    private final LoginRefusals refusals;
    private final Clock clock;
    private final Semaphore checks = new Semaphore(CHECKED_AT_ONCE, true);
    private final Map<String, Instant> remembered = new ConcurrentHashMap<>();
    private final String secret;

    CoreLogin(Partners partners, LoginRefusals refusals, Clock clock) {
        this.partners = partners;
        this.refusals = refusals;
        this.clock = clock;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.secret = HexFormat.of().formatHex(random);
    }

    TradingPartner partner(Envelope envelope, Optional<TradingPartner> caller, String source) {
        var user = envelope.value(Field.USER_NAME);
        var password = envelope.value(Field.PASSWORD);
        if (user.isEmpty() && password.isEmpty()) return caller.orElseThrow(() -> refuse("no credentials", source));
        if (user.isEmpty()) throw EnvelopeError.required(Field.USER_NAME);
        if (password.isEmpty()) throw EnvelopeError.required(Field.PASSWORD);
        var partner = partners.byCoreUser(user);
        var hashes = partner.map(p -> p.credentials().corePasswords(user, clock.instant()).stream()
                        .map(CorePassword::hash)
                        .toList())
                .orElse(List.of(NOBODY));
        if (hashes.stream().noneMatch(hash -> matches(hash, user, password)))
            throw refuse("unknown user name or wrong password", source);
        var named = partner.orElseThrow(() -> refuse("unknown user name or wrong password", source));
        if (caller.isPresent() && !caller.get().id().equals(named.id()))
            throw refuse("user name and certificate or token of two partners", source);
        return named;
    }

    private boolean matches(PasswordHash hash, String user, String password) {
        var key = Digest.of(
                        String.join("\0", secret, hash.text(), user, password).getBytes(StandardCharsets.UTF_8))
                .sha256();
        var since = remembered.get(key);
        if (since != null && since.plus(REMEMBERED).isAfter(clock.instant())) return true;
        if (!check(hash, password)) return false;
        if (remembered.size() >= REMEMBERED_MAX) remembered.clear();
        remembered.put(key, clock.instant());
        return true;
    }

    private boolean check(PasswordHash hash, String password) {
        checks.acquireUninterruptibly();
        try {
            return hash.matches(password.toCharArray());
        } finally {
            checks.release();
        }
    }

    private EnvelopeError refuse(String reason, String source) {
        refusals.note("core", reason, source);
        return new EnvelopeError("UnAuthorized", "User name, password or certificate not accepted.");
    }
}
