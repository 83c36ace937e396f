package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.intake.Limits;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Ulid;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The gateway's own SFTP server. Partners come in by public key only and get the {@code sftp} subsystem and nothing
 * else: no shell, no commands, no scp, no forwarding. What they see is {@link PartnerTree}.
 */
public final class SftpDoor {
    private static final Logger LOG = LoggerFactory.getLogger(SftpDoor.class);
    private static final long REKEY_AFTER_BYTES = 1L << 30;
    private static final long SWEEP_EVERY_SECONDS = 60;
    private static final long DRAIN_CHECK_MILLIS = 50;

    private final SftpSettings settings;
    private final Limits limits;
    private final Path directory;
    private final Partners partners;
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;
    private final PayloadStore payloads;
    private final Ledger ledger;
    private final Ulid ids;
    private final Clock clock;
    private final Sessions sessions;
    private final Map<PartnerId, Inbound> inbounds = new ConcurrentHashMap<>();
    private @Nullable SshServer server;
    private volatile int port = -1;
    private @Nullable ScheduledExecutorService sweeper;

    /** @param directory holds host keys and unfinished uploads; made if it does not exist */
    public SftpDoor(
            SftpSettings settings,
            Limits limits,
            Path directory,
            Partners partners,
            Mailboxes mailboxes,
            Mailbox mailbox,
            PayloadStore payloads,
            Ledger ledger,
            Ulid ids,
            Clock clock) {
        this.settings = settings;
        this.limits = limits;
        this.directory = directory;
        this.partners = partners;
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
        this.payloads = payloads;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
        this.sessions = new Sessions(settings.sessionsMax(), settings.sessionsPerAddressMax(), ledger, clock);
    }

    /** Lets partners in; finished uploads go to {@code reception}. */
    synchronized void open(Reception reception) throws IOException {
        if (server != null) throw new IllegalStateException("the SFTP door has one reception");
        inbounds.clear();
        var staging = new Staging(
                directory.resolve("staging"),
                new Staging.Limits(
                        limits.payloadBytes(),
                        settings.unfinishedSizeMax().toBytes(),
                        settings.diskFreeMin().toBytes()),
                ids,
                clock);
        var opening = configured(staging, reception);
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
        return inbounds.values().stream().anyMatch(Inbound::isBusy);
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

    private SshServer configured(Staging staging, Reception reception) {
        var made = SshServer.setUpDefaultServer();
        made.setHost(settings.address());
        made.setPort(settings.port());
        made.setKeyPairProvider(HostKeys.in(directory));
        SshAlgorithms.applyTo(made);
        limit(made);
        made.setPublickeyAuthenticator(new PartnerKeys(partners, clock));
        made.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        made.setShellFactory(null);
        made.setCommandFactory(null);
        made.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        made.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
        made.setAgentFactory(null);
        made.setFileSystemFactory(trees(staging, reception));
        made.setSubsystemFactories(List.of(subsystem()));
        made.addSessionListener(sessions);
        return made;
    }

    private void limit(SshServer made) {
        CoreModuleProperties.SERVER_IDENTIFICATION.set(made, "X12-Gateway");
        CoreModuleProperties.WELCOME_BANNER.set(made, settings.banner().isBlank() ? null : settings.banner() + "\n");
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

    private FileSystemFactory trees(Staging staging, Reception reception) {
        return new FileSystemFactory() {
            @Override
            public @Nullable Path getUserHomeDir(SessionContext session) {
                return null;
            }

            @Override
            public FileSystem createFileSystem(SessionContext context) throws IOException {
                var session = (Session) context;
                var partner = session.getAttribute(PartnerKeys.PARTNER);
                // A key that was only offered, under another name, must not decide whose session this is.
                if (partner == null || !partner.credentials().sshUser().equals(session.getUsername()))
                    throw Refusal.denied("log in first");
                var inbound = inbounds.computeIfAbsent(partner.id(), id -> new Inbound(id, staging, reception));
                var outbound = new Outbound(partner.id(), mailboxes, mailbox, payloads, clock, settings.archiveShown());
                var source = Sessions.address(session);
                return new PartnerFileSystem(new PartnerTree(inbound, outbound, source, clock.instant()));
            }
        };
    }

    /** Drops what nobody resumed in time, with a line in the audit trail each. */
    void sweep() {
        var now = clock.instant();
        for (var inbound : inbounds.values()) {
            try {
                inbound.sweep(now.minus(settings.resumeWindow()), now.minus(settings.receivedShown()))
                        .forEach(upload -> ledger.commitNow(LedgerEntry.of(new Change.Audit(given(upload)))));
            } catch (RuntimeException e) {
                LOG.warn("unfinished SFTP uploads could not be swept", e);
            }
        }
    }

    private AuditEntry given(Upload upload) {
        return new AuditEntry(
                clock.instant(),
                "gateway",
                "upload.dropped",
                upload.partner().value(),
                "ok",
                upload.node().sizeBytes() + " bytes, not finished within " + settings.resumeWindow(),
                "sftp");
    }
}
