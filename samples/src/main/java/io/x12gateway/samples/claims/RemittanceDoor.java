package io.x12gateway.samples.claims;

import io.x12gateway.samples.claims.payment.PaymentRun;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Brings a payment run's file to the gateway: as a message with the file's key, into a folder, or both. A file that is
 * too large for a message goes into the folder alone.
 */
final class RemittanceDoor implements PaymentRun.Delivery {
    /** The message property that lets the gateway know a file that comes a second time. */
    static final String CLIENT_KEY = "X12_CLIENT_KEY";

    private static final Logger LOG = LoggerFactory.getLogger(RemittanceDoor.class);
    private static final long MESSAGE_BYTES_MAX = 16 << 20;
    private static final String ROUTE = "payment";

    private final ActiveMQConnectionFactory connections;
    private final ClaimsSettings settings;
    private final FaultProfile faults;
    private final @Nullable Path otherFolder;

    RemittanceDoor(ActiveMQConnectionFactory connections, ClaimsSettings settings, FaultProfile faults) {
        this(connections, settings, faults, null);
    }

    private RemittanceDoor(
            ActiveMQConnectionFactory connections,
            ClaimsSettings settings,
            FaultProfile faults,
            @Nullable Path otherFolder) {
        this.connections = connections;
        this.settings = settings;
        this.faults = faults;
        this.otherFolder = otherFolder;
    }

    /** The same, but into that folder and nowhere else. */
    RemittanceDoor into(Path folder) {
        return new RemittanceDoor(connections, settings, faults, folder);
    }

    @Override
    public void deliver(PaymentRun.Result result) {
        var subjects = new ArrayList<String>();
        result.payments().forEach(payment -> subjects.add(payment.npi()));
        var due = faults.next(ROUTE, subjects);
        try {
            if (due.isEmpty()) deliver(result, result.key(), Optional.empty());
            else misbehave(due.get(), result);
            var folder = folder();
            if (folder != null) drop(folder, Path.of(result.eftFile()));
        } catch (IOException e) {
            throw new DeliveryFailed("the file " + result.fileName() + " could not be delivered: " + e, e);
        }
    }

    private void misbehave(FaultRule rule, PaymentRun.Result result) throws IOException {
        switch (rule.fault()) {
            case SLOW -> {
                pause(rule.delayMillis());
                deliver(result, result.key(), Optional.empty());
            }
            case SILENT -> LOG.info("the file {} is never delivered, as a fault wants it", result.fileName());
            case REFUSED, UNAVAILABLE, FLAPPING ->
                throw new DeliveryFailed("the claims system delivers nothing now, as a fault wants it", null);
            case DUPLICATE -> {
                deliver(result, result.key(), Optional.empty());
                deliver(result, result.key() + "-again", Optional.empty());
            }
            case TRUNCATED, GARBAGE, WRONG_CONTROL_NUMBER, UNBALANCED ->
                deliver(
                        result,
                        result.key(),
                        Optional.of(SpoiledFile.of(rule.fault(), Files.readAllBytes(Path.of(result.file())))));
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryFailed("the claims system is being stopped", e);
        }
    }

    private @Nullable Path folder() {
        return otherFolder == null ? settings.dropFolder() : otherFolder;
    }

    /** @param spoiled what is delivered in the file's place */
    private void deliver(PaymentRun.Result result, String key, Optional<byte[]> spoiled) throws IOException {
        var file = Path.of(result.file());
        var queue = otherFolder == null ? settings.remittances() : null;
        var folder = folder();
        boolean tooLarge = result.sizeBytes() > MESSAGE_BYTES_MAX;
        if (tooLarge && folder == null)
            throw new DeliveryFailed(
                    "the file " + file + " has " + result.sizeBytes()
                            + " bytes, too many for a message, and there is no"
                            + " folder to put it; name one with --into",
                    null);
        if (queue != null && !tooLarge)
            send(queue, key, spoiled.isPresent() ? spoiled.get() : Files.readAllBytes(file));
        if (folder == null) return;
        if (spoiled.isEmpty() && key.equals(result.key())) drop(folder, file);
        else drop(folder, key + ".x12", spoiled.isPresent() ? spoiled.get() : Files.readAllBytes(file));
    }

    private void send(String queue, String key, byte[] file) throws IOException {
        try (var context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
            var message = context.createBytesMessage();
            var sealingKey = settings.remittanceKey();
            message.writeBytes(sealingKey == null ? file : SealedMessage.seal(sealingKey, key, file));
            if (sealingKey != null) message.setStringProperty(SealedMessage.PROPERTY, SealedMessage.METHOD);
            message.setStringProperty(CLIENT_KEY, key);
            context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT).send(context.createQueue(queue), message);
            context.commit();
        } catch (JMSException | JMSRuntimeException e) {
            throw new DeliveryFailed("the file " + key + " could not be sent to queue " + queue + ": " + e, e);
        }
    }

    /** A reader of the folder never sees half a file: it appears under its name when it is whole. */
    private static void drop(Path folder, Path file) throws IOException {
        if (!Files.exists(file)) return;
        Files.createDirectories(folder);
        var name = String.valueOf(file.getFileName());
        var part = folder.resolve(name + ".part");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void drop(Path folder, String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        var part = folder.resolve(name + ".part");
        Files.write(part, content);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
