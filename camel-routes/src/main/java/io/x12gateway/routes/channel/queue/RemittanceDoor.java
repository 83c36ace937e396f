package io.x12gateway.routes.channel.queue;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.routes.broker.Queues;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;

/**
 * Makes a submission of a message. Returns once the receipt is durable; the message is acknowledged after that. A
 * message that comes twice has the same key and the same bytes and gets the same receipt. One that is refused goes back
 * to the broker, which ends it as a dead letter: a payment file is never thrown away.
 */
final class RemittanceDoor {
    private static final Logger LOG = LoggerFactory.getLogger(RemittanceDoor.class);
    private final Intake intake;
    private final PartnerId payer;
    private final MessageSeal seal;

    RemittanceDoor(Intake intake, PartnerId payer, MessageSeal seal) {
        this.intake = intake;
        this.payer = payer;
        this.seal = seal;
    }

    void receive(Message message) throws JMSException {
        var key = key(message);
        try {
            var receipt = intake.receive(new Arrival(
                    payer,
                    Channel.QUEUE,
                    ProcessingMode.BATCH,
                    "",
                    key,
                    seal.open(message),
                    "queue " + Queues.CLAIMS_REMITTANCE));
            LOG.info("submission {}: received from the claims system's queue", receipt.submission());
        } catch (GatewayFault e) {
            LOG.warn(
                    "a remittance file of {} was not received ({}, {} must act); the broker keeps it",
                    payer,
                    e.code(),
                    e.kind());
            throw e;
        }
    }

    /** The sender's own key; without one, the message's. */
    private static Optional<String> key(Message message) throws JMSException {
        var key = message.getStringProperty(Queues.CLIENT_KEY);
        return Optional.ofNullable(key == null || key.isBlank() ? message.getJMSMessageID() : key);
    }
}
