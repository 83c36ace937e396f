package io.x12gateway.samples.claims;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Brings a payment run's file to the gateway: as a message with the file's key, into a folder, or both. */
final class RemittanceDoor implements PaymentRun.Delivery {
    /** The message property that lets the gateway know a file that comes a second time. */
    static final String CLIENT_KEY = "X12_CLIENT_KEY";

    private final ActiveMQConnectionFactory connections;
    private final ClaimsSettings settings;

    RemittanceDoor(ActiveMQConnectionFactory connections, ClaimsSettings settings) {
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public void deliver(PaymentRun.Result result, byte[] file) {
        var queue = settings.remittances();
        if (queue != null) send(queue, result.key(), file);
        var folder = settings.dropFolder();
        if (folder != null) drop(folder, result.fileName(), file);
    }

    private void send(String queue, String key, byte[] file) {
        try (var context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            var message = context.createBytesMessage();
            message.writeBytes(file);
            message.setStringProperty(CLIENT_KEY, key);
            context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(context.createQueue(queue), message);
            context.commit();
        } catch (JMSException | JMSRuntimeException e) {
            throw new DeliveryFailed("the file " + key + " could not be sent to queue " + queue + ": " + e, e);
        }
    }

    /** A reader of the folder never sees half a file: it appears under its name when it is whole. */
    private static void drop(Path folder, String name, byte[] file) {
        try {
            Files.createDirectories(folder);
            var part = folder.resolve(name + ".part");
            Files.write(part, file);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DeliveryFailed("the file " + name + " could not be written to " + folder + ": " + e, e);
        }
    }
}
