package io.x12gateway.routes.broker;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Artemis in this process, its journal on disk with every commit synced. Started means: active, journal loaded, each
 * queue there and each with a place for dead letters. {@link #start} throws where Artemis itself only logs.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final long ACTIVATION_SECONDS = 60;
    private static final AtomicInteger SERVERS = new AtomicInteger();

    private final BrokerSettings settings;
    private final String password = randomPassword();
    private final int serverId = SERVERS.incrementAndGet();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private @Nullable EmbeddedActiveMQ artemis;

    public EmbeddedBroker(BrokerSettings settings) {
        this.settings = settings;
    }

    /** Loads the journal and opens the doors. */
    public synchronized EmbeddedBroker start() {
        var plan = new BrokerPlan(settings, serverId, password);
        var broker = new EmbeddedActiveMQ();
        artemis = broker;
        try {
            ownersOnly(settings.directory());
            broker.setConfiguration(plan.configuration());
            broker.setSecurityManager(plan.users());
            broker.createActiveMQServer();
            var server = broker.getActiveMQServer();
            server.registerActivationFailureListener(failure::set);
            server.registerIOCriticalErrorListener((code, message, file) -> LOG.error(
                    "broker journal failed ({}): {}; nothing more is taken until the node is restarted",
                    code,
                    message));
            broker.start();
            if (!server.waitForActivation(ACTIVATION_SECONDS, TimeUnit.SECONDS) || !server.isActive())
                throw notActive(failure.get());
            plan.verify(server);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notActive(e);
        } catch (GatewayFault e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw notActive(e);
        }
        LOG.info("embedded broker active, journal in {}, claims door {}", settings.directory(), settings.claims());
        return this;
    }

    /** What the claims system sends lies here as it came, see SECURITY.md: nobody but the gateway's user is to read it. */
    private static void ownersOnly(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (Files.getFileStore(directory).supportsFileAttributeView(PosixFileAttributeView.class))
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    /** A factory of connections inside this process. */
    public ActiveMQConnectionFactory connections() {
        var factory = new ActiveMQConnectionFactory("vm://" + serverId);
        factory.setUser(BrokerPlan.GATEWAY);
        factory.setPassword(password);
        return factory;
    }

    public synchronized boolean active() {
        var server = server();
        return server != null && server.isActive() && failure.get() == null;
    }

    /** Messages in a queue, those being delivered included; empty if the broker or the queue is not there. */
    public synchronized OptionalLong depth(String queue) {
        var server = server();
        if (server == null || !server.isActive()) return OptionalLong.empty();
        var found = server.locateQueue(queue);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found.getMessageCount());
    }

    @Override
    public synchronized void close() {
        var broker = artemis;
        artemis = null;
        if (broker == null) return;
        try {
            broker.stop();
        } catch (Exception e) {
            LOG.warn("the embedded broker did not stop in order; its journal is read again at the next start", e);
        }
    }

    private @Nullable ActiveMQServer server() {
        var broker = artemis;
        return broker == null ? null : broker.getActiveMQServer();
    }

    private GatewayFault notActive(@Nullable Exception cause) {
        var message = "the embedded broker did not become active with its journal in " + settings.directory()
                + "; see the AMQ lines before this one. The directory may be moved away: work is announced again from"
                + " the ledger, messages of the claims system in it are not";
        return new GatewayFault(
                FaultKind.GATEWAY,
                "broker-not-active",
                message,
                cause == null ? new IOException("no cause was given") : cause);
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
