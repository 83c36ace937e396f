package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.admission.Incident;
import io.x12gateway.core.admission.Incidents;
import io.x12gateway.core.admission.SourceAddress;
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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts connections, in all and per address, turns away those that are too many, and puts every log-in on record: a
 * good one with its partner, a failed one without saying what was wrong.
 */
final class Sessions implements SessionListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final AttributeKey<Boolean> COUNTED = new AttributeKey<>();

    private final SftpSettings settings;
    private final Logins logins;
    private final Incidents incidents;
    private final Ledger ledger;
    private final Clock clock;
    private final Map<String, Integer> perAddress = new ConcurrentHashMap<>();
    /** Log-ins under way, the oldest first. */
    private final Set<Session> strangers = new LinkedHashSet<>();

    private volatile boolean closing;

    Sessions(SftpSettings settings, Logins logins, Incidents incidents, Ledger ledger, Clock clock) {
        this.settings = settings;
        this.logins = logins;
        this.incidents = incidents;
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
        boolean tooMany = open() >= settings.sessionsMax();
        int fromThere = perAddress.merge(address(session), 1, Integer::sum);
        session.setAttribute(COUNTED, true);
        if (closing || tooMany || fromThere > settings.sessionsPerAddressMax()) turnAway(session);
        else makeRoomFor(session);
    }

    /**
     * A log-in takes a moment: of too many at once the oldest is most likely one that will never end. So a flood of them
     * keeps nobody out who has a key.
     */
    private void makeRoomFor(Session newcomer) {
        Session oldest = null;
        synchronized (strangers) {
            strangers.add(newcomer);
            if (strangers.size() > settings.loginsMax()) {
                oldest = strangers.iterator().next();
                strangers.remove(oldest);
            }
        }
        if (oldest != null) turnAway(oldest);
    }

    private void isStrangerNoMore(Session session) {
        synchronized (strangers) {
            strangers.remove(session);
        }
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
        isStrangerNoMore(session);
        logins.succeeded(session);
        var partner = session.getAttribute(Logins.PARTNER);
        var method = session.getAttribute(Logins.METHOD);
        if (partner != null && method != null) audit(partner.id().value(), method, session);
    }

    @Override
    public void sessionClosed(Session session) {
        isStrangerNoMore(session);
        if (session.removeAttribute(COUNTED) != null)
            perAddress.computeIfPresent(address(session), (a, count) -> count > 1 ? count - 1 : null);
        boolean triedToLogIn = session.getService(ServerUserAuthService.class) != null;
        if (session.isAuthenticated() || !triedToLogIn) return;
        logins.gaveUp(session);
        incidents.note(
                Incident.LOGIN_REFUSED,
                "sftp",
                named(session.getAttribute(Logins.CLAIMED)),
                "user, key or password",
                new SourceAddress(address(session)));
    }

    /** What was typed as a user name may be anything, a password among it; only what could be one goes on record. */
    private static String named(@Nullable String user) {
        return user != null && user.matches("[A-Za-z0-9._-]{1,32}") ? user : "unknown";
    }

    private void audit(String actor, String method, Session session) {
        var entry = new AuditEntry(clock.instant(), actor, "login.accepted", "sftp", "ok", method, address(session));
        ledger.commit(LedgerEntry.of(new Change.Audit(entry))).exceptionally(thrown -> {
            LOG.error("an SFTP log-in could not be audited", thrown);
            return null;
        });
    }
}
