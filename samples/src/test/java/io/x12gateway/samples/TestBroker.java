package io.x12gateway.samples;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A real Artemis with its journal on disk, on a port of its own; it can be stopped and started again. */
public final class TestBroker implements AutoCloseable {
    public static final String USER = "claims";
    public static final String PASSWORD = "for-this-test";

    private final Path folder;
    private final List<String> queues;
    private final int port = freePort();
    private EmbeddedActiveMQ artemis;

    public TestBroker(Path folder, String... queues) throws Exception {
        this.folder = folder;
        this.queues = List.of(queues);
        artemis = running();
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public void restart() throws Exception {
        artemis = running();
    }

    /** Goes away as a lost broker does; what is in its queues stays. */
    public void stop() throws Exception {
        artemis.stop();
    }

    @Override
    public void close() {
        try {
            artemis.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the broker did not stop", e);
        }
    }

    public void send(String queue, String replyTo, String correlation, byte[] content) throws JMSException {
        try (var factory = factory();
                var context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            var message = context.createBytesMessage();
            message.writeBytes(content);
            message.setJMSCorrelationID(correlation);
            message.setJMSReplyTo(context.createQueue(replyTo));
            context.createProducer().send(context.createQueue(queue), message);
        }
    }

    public void sendText(String queue, String replyTo, String correlation, byte[] content) throws JMSException {
        try (var factory = factory();
                var context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            var message = context.createTextMessage(new String(content, StandardCharsets.UTF_8));
            message.setJMSCorrelationID(correlation);
            message.setJMSReplyTo(context.createQueue(replyTo));
            context.createProducer().send(context.createQueue(queue), message);
        }
    }

    /** What stands in front of the queue within that time. */
    public Received receive(String queue, Duration patience) throws JMSException {
        try (var factory = factory();
                var context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            var message = context.createConsumer(context.createQueue(queue)).receive(patience.toMillis());
            if (message == null) throw new AssertionError("nothing came in " + queue + " within " + patience);
            return new Received(message, content(message));
        }
    }

    public boolean staysEmpty(String queue, Duration patience) throws JMSException {
        try (var factory = factory();
                var context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            return context.createConsumer(context.createQueue(queue)).receive(patience.toMillis()) == null;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    public record Received(Message message, byte[] content) {
        public String correlation() throws JMSException {
            return message.getJMSCorrelationID();
        }
    }

    private static byte[] content(Message message) throws JMSException {
        return message instanceof BytesMessage bytes
                ? bytes.getBody(byte[].class)
                : message.getBody(String.class).getBytes(StandardCharsets.UTF_8);
    }

    private ActiveMQConnectionFactory factory() {
        return new ActiveMQConnectionFactory(url(), USER, PASSWORD);
    }

    private EmbeddedActiveMQ running() throws Exception {
        var config = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(true)
                .addAcceptorConfiguration("tcp", url());
        var settings = new AddressSettings().setAutoCreateQueues(false).setAutoCreateAddresses(false);
        config.addAddressSetting("#", settings.setRedeliveryDelay(50));
        for (var queue : queues)
            config.addQueueConfiguration(QueueConfiguration.of(queue)
                    .setAddress(queue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setAutoDelete(false));
        var broker = new EmbeddedActiveMQ();
        broker.setConfiguration(config);
        broker.setSecurityManager(new OneUser());
        broker.start();
        if (!broker.getActiveMQServer().waitForActivation(30, TimeUnit.SECONDS))
            throw new IllegalStateException("the broker did not start");
        return broker;
    }

    /** Whoever has the password may do everything. */
    private static final class OneUser implements ActiveMQSecurityManager {
        @Override
        public boolean validateUser(String user, String password) {
            return USER.equals(user) && PASSWORD.equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
            return validateUser(user, password);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
