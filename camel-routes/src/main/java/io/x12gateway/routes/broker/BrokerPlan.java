package io.x12gateway.routes.broker;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.outbox.Stage;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.utils.critical.CriticalAnalyzerPolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the embedded broker is set up, and the proof after its start that it is. */
final class BrokerPlan {
    static final String GATEWAY = "gateway";

    /** Work that waits for a back end. */
    private static final Set<String> ASKING = Set.of(Queues.of(Stage.INQUIRY), Queues.of(Stage.HANDOVER));

    /** An idle NIO journal flushes this often; the default of 3.33 ms costs every commit as much. */
    private static final int JOURNAL_FLUSH_NANOS = 200_000;

    private static final int JOURNAL_FILE_BYTES = 10 << 20;
    private static final long MEMORY_BYTES_MAX = 64L << 20;
    private static final int DISK_SCAN_MILLIS = 5_000;

    /** A question that nobody took in time counts as waiting until it is found. */
    private static final int EXPIRY_SCAN_MILLIS = 5_000;

    private static final int ATTEMPTS_MAX = 8;

    /** About an hour: a remittance file waits out an outage of the database without an operator. */
    private static final int REMITTANCE_ATTEMPTS_MAX = 20;

    /** A silent back end is asked until the inquiry itself is overdue, which its stage knows, or for ever; this is no limit. */
    private static final int INQUIRY_ATTEMPTS_MAX = 1_000;

    private static final long INQUIRY_REDELIVERY_MILLIS_MAX = 60_000;

    private static final int UNLIMITED = -1;
    private static final long REDELIVERY_MILLIS = 1_000;
    private static final long REDELIVERY_MILLIS_MAX = 300_000;
    private static final double REDELIVERY_MULTIPLIER = 2.0;
    private static final double REDELIVERY_SPREAD = 0.15;

    /** Expired questions are kept for a look and are worth no more. */
    private static final long EXPIRED_KEPT = 1_000;

    private final BrokerSettings settings;
    private final int serverId;
    private final String password;
    private final List<String> working;

    BrokerPlan(BrokerSettings settings, int serverId, String password) {
        this.settings = settings;
        this.serverId = serverId;
        this.password = password;
        this.working = Queues.working(settings.node());
    }

    Configuration configuration() {
        var config = new ConfigurationImpl().setName("gateway-" + settings.node());
        journal(config);
        config.addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), Map.of("serverId", serverId), "in-vm"));
        if (settings.claims().open()) config.addAcceptorConfiguration(claimsAcceptor());
        config.setSecurityEnabled(true);
        roles().forEach(config::putSecurityRoles);
        config.addAddressSetting("#", addressSettings("any", ATTEMPTS_MAX));
        for (var queue : working) {
            config.addQueueConfiguration(queue(queue));
            config.addAddressSetting(queue, addressSettings(queue, attempts(queue)));
            var deadLetters = Queues.deadLettersOf(queue);
            config.addQueueConfiguration(queue(deadLetters));
            config.addAddressSetting(deadLetters, addressSettings(queue, UNLIMITED));
        }
        config.addQueueConfiguration(queue(Queues.deadLettersOf("any")));
        config.addQueueConfiguration(queue(Queues.EXPIRED).setRingSize(EXPIRED_KEPT));
        return config;
    }

    private void journal(Configuration config) {
        var root = settings.directory().toAbsolutePath();
        config.setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setJournalDirectory(root.resolve("journal").toString())
                .setBindingsDirectory(root.resolve("bindings").toString())
                .setPagingDirectory(root.resolve("paging").toString())
                .setLargeMessagesDirectory(root.resolve("large").toString())
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalBufferTimeout_NIO(JOURNAL_FLUSH_NANOS)
                .setGlobalMaxSize(MEMORY_BYTES_MAX)
                .setMaxDiskUsage(settings.maxDiskUsagePercent())
                .setDiskScanPeriod(DISK_SCAN_MILLIS)
                .setMessageExpiryScanPeriod(EXPIRY_SCAN_MILLIS)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                // Halting would take the doors of this process down with a hung journal: stop the broker alone, and
                // readiness says so.
                .setCriticalAnalyzer(true)
                .setCriticalAnalyzerPolicy(CriticalAnalyzerPolicy.SHUTDOWN);
    }

    private TransportConfiguration claimsAcceptor() {
        var door = settings.claims();
        if (door.password().isBlank())
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "broker-door-without-password",
                    "gateway.broker.claims.port is " + door.port()
                            + " but there is no gateway.broker.claims.password; set one or close the door with port 0");
        return new TransportConfiguration(
                NettyAcceptorFactory.class.getName(),
                Map.of("host", door.address(), "port", door.port(), "protocols", "CORE"),
                "claims");
    }

    BrokerUsers users() {
        var accounts = new ArrayList<BrokerUsers.Account>();
        accounts.add(new BrokerUsers.Account(GATEWAY, password));
        var door = settings.claims();
        if (door.open()) accounts.add(new BrokerUsers.Account(door.user(), door.password()));
        return new BrokerUsers(accounts);
    }

    private Map<String, Set<Role>> roles() {
        var all = new Role(GATEWAY, true, true, true, true, true, true, true, true, true, true, false, false);
        var claims = settings.claims().user();
        return Map.of(
                "#",
                Set.of(all),
                Queues.CLAIMS_INQUIRY,
                Set.of(all, may(claims, false)),
                Queues.CLAIMS_SUBMISSION,
                Set.of(all, may(claims, false)),
                Queues.claimsAnswers("#"),
                Set.of(all, may(claims, true)),
                Queues.CLAIMS_TEST_INQUIRY,
                Set.of(all, may(claims, false)),
                Queues.CLAIMS_TEST_SUBMISSION,
                Set.of(all, may(claims, false)),
                Queues.claimsTestAnswers("#"),
                Set.of(all, may(claims, true)),
                Queues.CLAIMS_REMITTANCE,
                Set.of(all, may(claims, true)));
    }

    /** Either sends or consumes; makes, deletes and manages nothing. */
    private static Role may(String user, boolean send) {
        return new Role(user, send, !send, false, false, false, false, false, !send, false, false, false, false);
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true)
                .setAutoDelete(false);
    }

    private static int attempts(String queue) {
        if (queue.equals(Queues.CLAIMS_REMITTANCE)) return REMITTANCE_ATTEMPTS_MAX;
        return ASKING.contains(queue) ? INQUIRY_ATTEMPTS_MAX : ATTEMPTS_MAX;
    }

    private static AddressSettings addressSettings(String queue, int attempts) {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(Queues.deadLettersOf(queue)))
                .setExpiryAddress(SimpleString.of(Queues.EXPIRED))
                .setMaxDeliveryAttempts(attempts)
                .setRedeliveryDelay(REDELIVERY_MILLIS)
                .setRedeliveryMultiplier(REDELIVERY_MULTIPLIER)
                .setRedeliveryCollisionAvoidanceFactor(REDELIVERY_SPREAD)
                .setMaxRedeliveryDelay(ASKING.contains(queue) ? INQUIRY_REDELIVERY_MILLIS_MAX : REDELIVERY_MILLIS_MAX)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    /** @throws GatewayFault if the running broker could lose a message */
    void verify(ActiveMQServer server) {
        var config = server.getConfiguration();
        require(config.isPersistenceEnabled(), "its messages are not persistent");
        require(
                config.isJournalSyncTransactional() && config.isJournalSyncNonTransactional(),
                "its journal does not sync to disk; both journal-sync settings must be true");
        for (var queue : working) verifyQueue(server, queue);
    }

    private static void verifyQueue(ActiveMQServer server, String queue) {
        require(server.locateQueue(queue) != null, "queue " + queue + " is missing");
        var address = server.getAddressSettingsRepository().getMatch(queue);
        var deadLetters = address.getDeadLetterAddress();
        require(
                deadLetters != null && server.locateQueue(deadLetters) != null,
                "queue " + queue + " has no place for dead letters, they would be deleted");
        var expired = address.getExpiryAddress();
        require(
                expired != null && server.locateQueue(expired) != null,
                "queue " + queue + " has no place for expired messages, they would be deleted");
    }

    private static void require(boolean holds, String complaint) {
        if (!holds)
            throw new GatewayFault(
                    FaultKind.GATEWAY, "broker-not-safe", "the embedded broker is not safe: " + complaint);
    }
}
