package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.admission.LoginThrottle;
import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.PasswordHash;
import io.x12gateway.core.partner.SshPassword;
import io.x12gateway.core.partner.TradingPartner;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Knows a partner by its user name and a key of it, or by a password where its profile has one for the address that it
 * comes from. Whoever guesses is slowed down, and told nothing: an unknown user, a wrong password and a right one from
 * the wrong place look alike and take alike.
 */
final class Logins {
    /** Whose session it is, once a key or password was accepted. */
    static final AttributeKey<TradingPartner> PARTNER = new AttributeKey<>();

    /** Who it was said to be, good or not. */
    static final AttributeKey<String> CLAIMED = new AttributeKey<>();

    /** How the session proved who it is. */
    static final AttributeKey<String> METHOD = new AttributeKey<>();

    /** That the throttle knows of its failure already. */
    private static final AttributeKey<Boolean> COUNTED = new AttributeKey<>();

    private static final Logger LOG = LoggerFactory.getLogger(Logins.class);
    /** Passwords are dear to check, as they should be: a flood of them may not take all processors. */
    private static final int PASSWORDS_AT_ONCE = 2;

    private static final long PASSWORD_WAIT_SECONDS = 10;

    private final Partners partners;
    private final LoginThrottle throttle;
    private final Clock clock;
    private final Semaphore passwordSeats = new Semaphore(PASSWORDS_AT_ONCE, true);
    /** What an unknown user's password is compared with, so that it takes as long as a known one's. */
    private final PasswordHash nobodys = PasswordHash.of("a password of nobody".toCharArray());

    Logins(Partners partners, LoginThrottle throttle, Clock clock) {
        this.partners = partners;
        this.throttle = throttle;
        this.clock = clock;
    }

    /** The server asks twice: for the offer of a key, and for the proof of it. */
    boolean byKey(String user, PublicKey key, ServerSession session) {
        session.setAttribute(CLAIMED, user);
        if (user.isBlank() || key instanceof RSAKey && KeyUtils.getKeySize(key) < SshAlgorithms.RSA_BITS_MIN)
            return false;
        return accepted(session, "public key", () -> {
            if (isSlowedDown(user, session)) return Optional.empty();
            return admitted(user).filter(partner -> has(partner, key));
        });
    }

    boolean byPassword(String user, String password, ServerSession session) {
        session.setAttribute(CLAIMED, user);
        var partner = accepted(session, "password", () -> {
            if (isSlowedDown(user, session) || !passwordSeats.tryAcquire(PASSWORD_WAIT_SECONDS, TimeUnit.SECONDS))
                return Optional.empty();
            try {
                return withPassword(user, password.toCharArray(), Sessions.address(session));
            } finally {
                passwordSeats.release();
            }
        });
        if (!partner) {
            throttle.failed(claimed(session), source(session));
            session.setAttribute(COUNTED, true);
        }
        return partner;
    }

    /** A session that ended without a log-in counts as one failure, however many keys it offered: agents offer all. */
    void gaveUp(Session session) {
        if (session.getAttribute(COUNTED) == null) throttle.failed(claimed(session), source(session));
    }

    void succeeded(Session session) {
        throttle.succeeded(claimed(session), source(session));
    }

    private Optional<TradingPartner> withPassword(String user, char[] password, String address) {
        var partner = admitted(user);
        var fitting = partner.map(p -> p.credentials().sshPasswords(clock.instant())).orElse(List.of()).stream()
                .filter(known -> known.mayComeFrom(address))
                .map(SshPassword::hash)
                .toList();
        if (fitting.isEmpty()) {
            nobodys.matches(password);
            return Optional.empty();
        }
        return fitting.stream().anyMatch(hash -> hash.matches(password)) ? partner : Optional.empty();
    }

    private Optional<TradingPartner> admitted(String user) {
        return partners.bySshUser(user).filter(partner -> partner.status().mayLogIn());
    }

    private boolean isSlowedDown(String user, Session session) {
        return !throttle.delay(user, source(session)).isZero();
    }

    private boolean accepted(ServerSession session, String method, Callable<Optional<TradingPartner>> check) {
        try {
            var partner = Shield.call(check);
            partner.ifPresent(p -> {
                session.setAttribute(PARTNER, p);
                session.setAttribute(METHOD, method);
            });
            return partner.isPresent();
        } catch (IOException | RuntimeException e) {
            LOG.error("an SFTP log-in could not be checked", e);
            return false;
        }
    }

    private boolean has(TradingPartner partner, PublicKey offered) {
        return partner.credentials().sshKeys(clock.instant()).stream()
                .anyMatch(known -> KeyUtils.compareKeys(parsed(known.openSsh(), partner), offered));
    }

    private static @Nullable PublicKey parsed(String line, TradingPartner partner) {
        try {
            return AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
                    .resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.warn("an SSH key of {} cannot be read and is passed over: {}", partner.id(), e.getMessage());
            return null;
        }
    }

    private static String claimed(Session session) {
        var claimed = session.getAttribute(CLAIMED);
        return claimed == null ? "" : claimed;
    }

    private static SourceAddress source(Session session) {
        return new SourceAddress(Sessions.address(session));
    }
}
