package io.x12gateway.routes.broker;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.outbox.Stage;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Holds the choice of Netty 4.1: with 4.2 the second start could not read the journal on newer JDKs. */
class BrokerRestartTest {
    private static final String QUEUE = Queues.of(Stage.DISPOSITION);

    @TempDir
    Path directory;

    @Test
    void reloadsItsJournalAtEachStart() throws Exception {
        try (var broker = new EmbeddedBroker(settings(0)).start()) {
            send(broker, "first", "second", "third");
        }
        try (var broker = new EmbeddedBroker(settings(0)).start()) {
            assertThat(broker.depth(QUEUE)).hasValue(3);
            assertThat(take(broker, 1)).containsExactly("first");
            send(broker, "fourth");
        }
        try (var broker = new EmbeddedBroker(settings(0)).start()) {
            assertThat(take(broker, 3)).containsExactly("second", "third", "fourth");
            assertThat(broker.depth(QUEUE)).hasValue(0);
        }
    }

    @Test
    void aJournalThatCannotBeReadStopsTheStart() throws Exception {
        Files.writeString(directory.resolve("journal"), "a file where a directory must be");

        assertThatThrownBy(() -> new EmbeddedBroker(settings(0)).start())
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining(directory.toString());
    }

    @Test
    void aDoorNeedsAPassword() throws Exception {
        var open = new BrokerSettings(
                "",
                "",
                "",
                "n1",
                directory,
                98,
                1,
                new BrokerSettings.ClaimsDoor("127.0.0.1", freePort(), "claims", ""));

        assertThatThrownBy(() -> new EmbeddedBroker(open).start())
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining("gateway.broker.claims.password");
    }

    @Test
    void theClaimsSystemSeesItsOwnQueuesOnly() throws Exception {
        int port = freePort();
        try (var broker = new EmbeddedBroker(settings(port)).start();
                var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
                var connection = factory.createConnection("claims", "secret");
                var session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            session.createProducer(session.createQueue(Queues.CLAIMS_REMITTANCE))
                    .send(session.createTextMessage("835"));
            session.createProducer(session.createQueue(Queues.claimsAnswers("n1")))
                    .send(session.createTextMessage("a"));
            session.createConsumer(session.createQueue(Queues.CLAIMS_INQUIRY)).close();

            assertThat(broker.depth(Queues.CLAIMS_REMITTANCE)).hasValue(1);
            assertThatThrownBy(() -> session.createConsumer(session.createQueue(QUEUE)))
                    .isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> session.createProducer(session.createQueue(QUEUE))
                            .send(session.createTextMessage("forged")))
                    .isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> session.createConsumer(session.createQueue(Queues.CLAIMS_REMITTANCE)))
                    .isInstanceOf(JMSException.class);
            assertThat(broker.depth(QUEUE)).hasValue(0);
        }
    }

    @Test
    void aWrongPasswordIsTurnedAway() throws Exception {
        int port = freePort();
        try (var broker = new EmbeddedBroker(settings(port)).start();
                var factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port)) {
            assertThat(broker.active()).isTrue();
            assertThatThrownBy(() -> factory.createConnection("claims", "guess"))
                    .isInstanceOf(JMSException.class);
        }
    }

    private BrokerSettings settings(int port) {
        var door = new BrokerSettings.ClaimsDoor("127.0.0.1", port, "claims", "secret");
        return new BrokerSettings("", "", "", "n1", directory, 98, 1, door);
    }

    private static void send(EmbeddedBroker broker, String... texts) throws JMSException {
        try (var factory = broker.connections();
                var connection = factory.createConnection();
                var session = connection.createSession(Session.SESSION_TRANSACTED)) {
            var producer = session.createProducer(session.createQueue(QUEUE));
            for (var text : texts) producer.send(session.createTextMessage(text));
            session.commit();
        }
    }

    private static List<String> take(EmbeddedBroker broker, int count) throws JMSException {
        var texts = new ArrayList<String>();
        try (var factory = broker.connections();
                var connection = factory.createConnection();
                var session = connection.createSession(Session.SESSION_TRANSACTED)) {
            connection.start();
            var consumer = session.createConsumer(session.createQueue(QUEUE));
            for (int i = 0; i < count; i++)
                if (consumer.receive(10_000) instanceof TextMessage message) texts.add(message.getText());
            session.commit();
        }
        return texts;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
