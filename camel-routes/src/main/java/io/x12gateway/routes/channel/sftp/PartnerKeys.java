package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.auth.pubkey.PublickeyAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.time.Clock;

/** Knows a partner by user name and key. The server asks twice: for the offer of a key, and for the proof of it. */
final class PartnerKeys implements PublickeyAuthenticator {
    /** Whose session it is, once a key was accepted. */
    static final AttributeKey<TradingPartner> PARTNER = new AttributeKey<>();

    /** Who it was said to be, good or not. */
    static final AttributeKey<String> CLAIMED = new AttributeKey<>();

    private static final Logger LOG = LoggerFactory.getLogger(PartnerKeys.class);
    private final Partners partners;
    private final Clock clock;

    PartnerKeys(Partners partners, Clock clock) {
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public boolean authenticate(String user, PublicKey key, ServerSession session) {
        session.setAttribute(CLAIMED, user);
        if (user.isBlank() || key instanceof RSAKey && KeyUtils.getKeySize(key) < SshAlgorithms.RSA_BITS_MIN)
            return false;
        try {
            var partner = Shield.call(() -> partners.bySshUser(user));
            if (partner.isEmpty() || !has(partner.get(), key)) return false;
            session.setAttribute(PARTNER, partner.get());
            return true;
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
}
