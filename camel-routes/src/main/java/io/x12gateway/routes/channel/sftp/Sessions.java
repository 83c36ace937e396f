package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.server.session.ServerUserAuthService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts connections, in all and per address, turns away those that are too many, and puts every log-in on record: a
 * good one with its partner, a failed one without saying whether user or key was wrong.
 */
final class Sessions implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final AttributeKey<Boolean> COUNTED = new AttributeKey<>();

    private final int max;
    private final int perAddressMax;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Sessions(int max, int perAddressMax, Ledger ledger, Clock clock) {
        this.max = max;
        this.perAddressMax = perAddressMax;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** From now on nobody new is let in. */
    void close() {
        closing = true;
    }

    void reopen() {
        closing = false;
    }

    int open() {
        return perAddress.values().stream().mapToInt(Integer::intValue).sum();
    }

    static String address(Session session) {
        return session.getIoSession().getRemoteAddress() instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : String.valueOf(session.getIoSession().getRemoteAddress());
    }

    @Override
    public void sessionCreated(Session session) {
        boolean tooMany = open() >= max;
        int fromThere = perAddress.merge(address(session), 1, Integer::sum);
        session.setAttribute(COUNTED, true);
        if (closing || tooMany || fromThere > perAddressMax) turnAway(session);
    }

    private void turnAway(Session session) {
        LOG.info("connection from {} turned away: {}", address(session), closing ? "closing" : "too many");
        try {
            session.disconnect(SshConstants.SSH2_DISCONNECT_TOO_MANY_CONNECTIONS, "too many connections, try later");
        } catch (IOException e) {
            LOG.debug("the peer was gone already", e);
        }
        session.close(true);
    }

    @Override
    public void sessionEvent(Session session, Event event) {
        if (event != Event.Authenticated) return;
        var partner = session.getAttribute(PartnerKeys.PARTNER);
        if (partner != null) audit(partner.id().value(), "login.accepted", "ok", "public key", session);
    }

    @Override
    public void sessionClosed(Session session) {
        if (session.removeAttribute(COUNTED) != null)
            perAddress.computeIfPresent(address(session), (a, count) -> count > 1 ? count - 1 : null);
        boolean triedToLogIn = session.getService(ServerUserAuthService.class) != null;
        if (!session.isAuthenticated() && triedToLogIn)
            audit(named(session.getAttribute(PartnerKeys.CLAIMED)), "login.refused", "refused", "user or key", session);
    }

    /** What was typed as a user name may be anything, a password among it; only what could be one goes on record. */
    private static String named(@Nullable String user) {
        return user != null && user.matches("[A-Za-z0-9._-]{1,32}") ? user : "unknown";
    }

    private void audit(String actor, String action, String outcome, String reason, Session session) {
        var entry = new AuditEntry(clock.instant(), actor, action, "sftp", outcome, reason, address(session));
        ledger.commit(LedgerEntry.of(new Change.Audit(entry))).exceptionally(thrown -> {
            LOG.error("an SFTP log-in could not be audited", thrown);
            return null;
        });
    }
}
