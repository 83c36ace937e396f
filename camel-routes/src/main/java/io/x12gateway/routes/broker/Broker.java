package io.x12gateway.routes.broker;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

import java.util.OptionalLong;

/**
 * The broker as the rest of the gateway knows it, wherever it runs. Carries work ids, which the ledger can say again,
 * and the claims system's messages, which nobody can.
 */
public final class Broker implements AutoCloseable {
    private static final long CALL_MILLIS_MAX = 15_000;

    /** What is sent in one piece, however long it is; longer than any handover of claims. */
    private static final int WHOLE_BYTES_MAX = 32 << 20;

    private final String node;
    private final @Nullable EmbeddedBroker embedded;
    private final ActiveMQConnectionFactory consuming;
    private final ActiveMQConnectionFactory sending;
    private final JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();

    private Broker(BrokerSettings settings, @Nullable EmbeddedBroker embedded) {
        this.node = settings.node();
        this.embedded = embedded;
        this.consuming = connections(settings, embedded);
        // A message handed to a busy consumer waits for it; without a window it goes to one that is free.
        consuming.setConsumerWindowSize(0);
        this.sending = connections(settings, embedded);
        // A large message would lie in a file of the broker's, in the clear, and a portion of claims names patients.
        sending.setMinLargeMessageSize(WHOLE_BYTES_MAX);
        pool.setConnectionFactory(sending);
        pool.setMaxConnections(settings.connectionsMax());
        pool.setUseProviderJMSContext(false);
    }

    /**
     * Starts the embedded broker, or points to the external one; that one need not be up yet.
     *
     * @throws io.x12gateway.core.fault.GatewayFault if the embedded one did not become active
     */
    public static Broker start(BrokerSettings settings) {
        BrokerMemory.bound();
        var embedded = settings.embedded() ? new EmbeddedBroker(settings).start() : null;
        return new Broker(settings, embedded);
    }

    private static ActiveMQConnectionFactory connections(BrokerSettings settings, @Nullable EmbeddedBroker embedded) {
        var factory = embedded != null ? embedded.connections() : external(settings);
        factory.setCallTimeout(CALL_MILLIS_MAX);
        factory.setBlockOnDurableSend(true);
        return factory;
    }

    private static ActiveMQConnectionFactory external(BrokerSettings settings) {
        var factory = new ActiveMQConnectionFactory(settings.url());
        factory.setUser(settings.user());
        factory.setPassword(settings.password());
        return factory;
    }

    /** This node's own name among several. */
    public String node() {
        return node;
    }

    /** Where the claims system answers this node. */
    public String claimsAnswers() {
        return Queues.claimsAnswers(node);
    }

    /** Where the claims system's test side answers this node. */
    public String claimsTestAnswers() {
        return Queues.claimsTestAnswers(node);
    }

    /** For consumers that keep their connection. */
    public ConnectionFactory consuming() {
        return consuming;
    }

    /** For senders: opening and closing a context costs next to nothing. */
    public ConnectionFactory sending() {
        return pool;
    }

    /** Whether a session can be opened; blocks up to 15 seconds if the other side is silent. */
    public boolean reachable() {
        if (embedded != null && !embedded.active()) return false;
        try (var context = pool.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            return !context.getTransacted();
        } catch (JMSRuntimeException e) {
            return false;
        }
    }

    /** Messages in a queue of the embedded broker; empty if that is unknown, as for an external one. */
    public OptionalLong depth(String queue) {
        return embedded == null ? OptionalLong.empty() : embedded.depth(queue);
    }

    @Override
    public void close() throws JMSException {
        pool.stop();
        consuming.close();
        sending.close();
        if (embedded != null) embedded.close();
    }
}
