package io.x12gateway.routes.doors;

import io.x12gateway.samples.claims.SealedMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The door of the claims system, with its user and its password: 835 files as persistent messages. */
final class ClaimsQueue {
    private static final String CLIENT_KEY = "X12_CLIENT_KEY";
    private final JsonNode settings;

    /** @param mockSettings of the mock back ends, which know the way */
    ClaimsQueue(Path mockSettings) {
        this.settings = YAMLMapper.builder().build().readTree(mockSettings).path("claims");
    }

    /** The broker has it on its disk when this returns. */
    void send(String key, String x12) {
        try (var connections = new ActiveMQConnectionFactory(text("broker"), text("user"), text("password"));
                var context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            var message = context.createBytesMessage();
            message.writeBytes(
                    SealedMessage.seal(Path.of(text("remittanceKey")), key, x12.getBytes(StandardCharsets.ISO_8859_1)));
            message.setStringProperty(SealedMessage.PROPERTY, SealedMessage.METHOD);
            message.setStringProperty(CLIENT_KEY, key);
            context.createProducer().send(context.createQueue(text("remittances")), message);
            context.commit();
        } catch (JMSException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String name) {
        return settings.path(name).asString();
    }
}
