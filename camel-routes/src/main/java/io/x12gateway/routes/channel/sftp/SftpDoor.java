package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerConnectionServiceFactory;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The gateway's own SFTP server. Partners come in by public key, or by password where their profile says so, and get the
 * {@code sftp} subsystem and nothing else: no shell, no commands, no scp, no forwarding. What they see is {@link
 * PartnerTree}.
 */
public final class SftpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SftpDoor.class);
    private static final long REKEY_AFTER_BYTES = 1L << 30;
    private static final long SWEEP_EVERY_SECONDS = 60;
    private static final long DRAIN_CHECK_MILLIS = 50;

    private final SftpSettings settings;
    private final SftpParts parts;
    private final Path directory;
    private final byte[] secret;
    private final Logins logins;
    private final Sessions sessions;
    private volatile @Nullable PartnerTrees trees;
    private @Nullable SshServer server;
    private volatile int port = -1;
    private @Nullable ScheduledExecutorService sweeper;

    /**
     * @param directory holds host keys and unfinished uploads; made if it does not exist
     * @param secret what the keys of unfinished uploads follow from
     */
    SftpDoor(SftpSettings settings, Path directory, byte[] secret, SftpParts parts) {
        this.settings = settings;
        this.directory = directory;
        this.secret = secret.clone();
        this.parts = parts;
        this.logins = new Logins(parts.partners(), parts.throttle(), parts.clock());
        this.sessions = new Sessions(settings, logins, parts.incidents(), parts.ledger(), parts.clock());
    }

    /** Lets partners in; finished uploads go to {@code reception}. */
    synchronized void open(Reception reception) throws IOException {
        if (server != null) throw new IllegalStateException("the SFTP door has one reception");
        var staging = new Staging(
                directory.resolve("staging"),
                new Staging.Limits(
                        parts.limits().payloadBytes(),
                        settings.unfinishedSizeMax().toBytes(),
                        settings.diskFreeMin().toBytes()),
                secret,
                parts.ids(),
                parts.clock());
        staging.leftovers().forEach(this::lost);
        var opening = configured(new PartnerTrees(settings, parts, staging, reception));
        sessions.reopen();
        opening.start();
        server = opening;
        port = opening.getPort();
        sweeper = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("sftp-sweep").daemon().factory());
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_EVERY_SECONDS, SWEEP_EVERY_SECONDS, TimeUnit.SECONDS);
        LOG.info("SFTP door open on {}:{}", settings.address(), port);
    }

    /** Lets nobody in any more, gives open uploads time to finish, then closes. */
    synchronized void close() throws IOException {
        if (server == null) return;
        sessions.close();
        drain();
        server.stop(true);
        inbounds().forEach(Inbound::note);
        server = null;
        port = -1;
        if (sweeper != null) sweeper.shutdownNow();
        LOG.info("SFTP door closed");
    }

    /** The TCP port that is listened on; -1 while closed. */
    public int port() {
        return port;
    }

    /** Connections now, log-ins under way included. */
    public int sessions() {
        return sessions.open();
    }

    /** Whether an upload is being written or received. */
    boolean hasOpenUploads() {
        return inbounds().stream().anyMatch(Inbound::isBusy);
    }

    private Collection<Inbound> inbounds() {
        var open = trees;
        return open == null ? List.of() : open.inbounds();
    }

    private void drain() {
        long end = System.nanoTime() + settings.drainTimeout().toNanos();
        while (hasOpenUploads() && System.nanoTime() < end) {
            try {
                Thread.sleep(DRAIN_CHECK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private SshServer configured(PartnerTrees opening) {
        trees = opening;
        var made = SshServer.setUpDefaultServer();
        made.setHost(settings.address());
        made.setPort(settings.port());
        made.setKeyPairProvider(HostKeys.in(directory));
        SshAlgorithms.applyTo(made);
        limit(made);
        made.setPublickeyAuthenticator(logins::byKey);
        made.setPasswordAuthenticator(logins::byPassword);
        made.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        made.setServiceFactories(
                List.of(Greeting.factory(settings.banner(), parts.notice()), ServerConnectionServiceFactory.INSTANCE));
        made.setShellFactory(null);
        made.setCommandFactory(null);
        made.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        made.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
        made.setAgentFactory(null);
        made.setFileSystemFactory(opening);
        made.setSubsystemFactories(List.of(subsystem()));
        made.addSessionListener(sessions);
        return made;
    }

    private void limit(SshServer made) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(made, "X12-Gateway");
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(made, settings.authRequestsMax());
        CoreModuleProperties.AUTH_TIMEOUT.set(made, settings.authTimeout());
        CoreModuleProperties.IDLE_TIMEOUT.set(made, settings.idleTimeout());
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(made, settings.idleTimeout().plus(Duration.ofSeconds(15)));
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(made, settings.channelsMax());
        CoreModuleProperties.REKEY_BYTES_LIMIT.set(made, REKEY_AFTER_BYTES);
        SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(made, settings.handlesMax());
        SftpModuleProperties.AUTO_FOLLOW_LINKS.set(made, false);
        SftpModuleProperties.SFTP_VERSION.set(made, 3);
        SftpModuleProperties.CLIENT_EXTENSIONS.set(made, "");
        SftpModuleProperties.ACL_SUPPORTED_MASK.set(made, "");
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(made, TransferEvents.EXTENSION + "=1");
    }

    private static SftpSubsystemFactory subsystem() {
        var factory = new SftpSubsystemFactory();
        factory.setFileSystemAccessor(new TreeAccessor());
        factory.setErrorStatusDataHandler(new StatusTexts());
        factory.addSftpEventListener(new TransferEvents());
        return factory;
    }

    /** Drops what nobody resumed in time, with a line in the audit trail each; what waits on can wait for a restart, too. */
    void sweep() {
        var now = parts.clock().instant();
        for (var inbound : inbounds()) {
            try {
                inbound.sweep(now.minus(settings.resumeWindow()), now.minus(settings.receivedShown()))
                        .forEach(upload -> parts.ledger().commitNow(LedgerEntry.of(new Change.Audit(given(upload)))));
                inbound.note();
            } catch (RuntimeException e) {
                LOG.warn("unfinished SFTP uploads could not be swept", e);
            }
        }
    }

    private AuditEntry given(Upload upload) {
        return dropped(
                upload.partner().value(),
                upload.node().sizeBytes() + " bytes, not finished within " + settings.resumeWindow());
    }

    /** The process ended before anything was noted of it, so it has to be sent anew. */
    private void lost(Staging.Leftover upload) {
        var story = upload.sizeBytes() + " bytes, not finished when the gateway was killed";
        parts.ledger().commitNow(LedgerEntry.of(new Change.Audit(dropped(upload.partner(), story))));
    }

    private AuditEntry dropped(String partner, String story) {
        return new AuditEntry(parts.clock().instant(), "gateway", "upload.dropped", partner, "ok", story, "sftp");
    }
}
