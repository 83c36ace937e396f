package io.x12gateway.routes.pipeline;

import io.x12gateway.edi.mapping.AskedClaim;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.ClaimsInquiry;
import io.x12gateway.edi.mapping.DialectException;
import io.x12gateway.routes.broker.Queues;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A claims system that says "paid" to everything; at the gateway's real broker door. */
final class ScriptedClaims implements AutoCloseable {
    private final ActiveMQConnectionFactory factory;
    private final JMSContext context;
    private final AtomicInteger asked = new AtomicInteger();

    ScriptedClaims(int port, String password) {
        factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
        context = factory.createContext("claims", password, Session.AUTO_ACKNOWLEDGE);
    }

    /** What test data asks; production is asked over another queue. */
    ScriptedClaims answering() {
        context.createConsumer(context.createQueue(Queues.CLAIMS_TEST_INQUIRY)).setMessageListener(this::answer);
        return this;
    }

    /** Questions heard so far. */
    int asked() {
        return asked.get();
    }

    void pay(String key, String file) throws JMSException {
        var message = context.createBytesMessage();
        message.writeBytes(file.getBytes(StandardCharsets.US_ASCII));
        message.setStringProperty(Queues.CLIENT_KEY, key);
        context.createProducer().send(context.createQueue(Queues.CLAIMS_REMITTANCE), message);
    }

    private void answer(Message message) {
        asked.incrementAndGet();
        try {
            var question = ClaimsDialect.standard()
                    .readInquiry(message.getBody(String.class).getBytes(StandardCharsets.UTF_8));
            var answer = context.createTextMessage(paid(question));
            answer.setJMSCorrelationID(message.getJMSCorrelationID());
            context.createProducer().send(message.getJMSReplyTo(), answer);
        } catch (JMSException | DialectException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String paid(ClaimsInquiry question) {
        var xml = new StringBuilder(
                "<claimStatusAnswer xmlns='" + ClaimsDialect.NAMESPACE + "' inquiryId='" + question.inquiryId() + "'>");
        for (AskedClaim claim : question.claims())
            xml.append("<claim number='%d' trace='%s'><state category='F1' status='65' since='2026-11-01' charge='125'"
                            .formatted(claim.number(), claim.inquiry().trace()))
                    .append(" paid='100' adjudicated='2026-10-20' paymentDate='2026-10-25' paymentNumber='CHK4711'/>")
                    .append("<service from='2026-10-01'/></claim>");
        return xml.append("</claimStatusAnswer>").toString();
    }

    @Override
    public void close() {
        context.close();
        factory.close();
    }
}
