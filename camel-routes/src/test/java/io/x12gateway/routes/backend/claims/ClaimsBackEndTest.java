package io.x12gateway.routes.backend.claims;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.routes.broker.Broker;
import io.x12gateway.routes.broker.BrokerSettings;
import io.x12gateway.routes.broker.JmsRoutes;
import io.x12gateway.routes.broker.Queues;
import io.x12gateway.routes.observe.GatewayMeters;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

/** Over a real broker, through the claims system's own door, with a claims system that says what it is told to. */
class ClaimsBackEndTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Enough for the first connection to the broker of a busy machine. */
    private static final Duration TAKEN_BUT_NOT_ANSWERED = Duration.ofSeconds(2);

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final String ID = "01KAKX5Y00000000000000TEST";
    private static final String QUESTION = """
            ST*276*0001*005010X212~
            BHT*0010*13*REF276001*20261121*1000~
            HL*1**20*1~
            NM1*PR*2*SAMPLE PAYER*****PI*CMS~
            HL*2*1*21*1~
            NM1*41*2*CLEARING SAMPLE*****46*CH0001~
            HL*3*2*19*1~
            NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
            HL*4*3*22*0~
            DMG*D8*19480307*F~
            NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~
            TRN*1*TRACE276A~
            AMT*T3*125~
            DTP*472*D8*20261001~
            SE*15*0001~
            """;

    @TempDir
    Path directory;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CamelContext camel = new DefaultCamelContext();
    private int port;
    private Broker broker;
    private ClaimsQueues queues;
    private ClaimsBackEnd claims;
    private ClaimsSystem system;

    @BeforeEach
    void start() throws Exception {
        port = freePort();
        var door = new BrokerSettings.ClaimsDoor("127.0.0.1", port, "claims", "secret");
        broker = Broker.start(new BrokerSettings("", "", "", "n1", directory, 98, 2, door));
        queues = new ClaimsQueues(broker, ClaimsSide.production(broker), 100_000, meters);
        var identity = new GatewayIdentity(new EdiIdentity("ZZ", "GATEWAY"), "GATEWAY", ZoneOffset.UTC);
        claims = new ClaimsBackEnd(queues, broker, identity, CLOCK);
        camel.addComponent("jms", JmsRoutes.component(broker));
        camel.addRoutes(new ClaimsAnswerRoute(10, queues));
        camel.start();
        system = new ClaimsSystem("tcp://127.0.0.1:" + port);
    }

    @AfterEach
    void stop() throws Exception {
        system.close();
        camel.close();
        queues.close();
        broker.close();
    }

    @Test
    void asksInXmlAndMakesA277OfTheAnswer() throws Exception {
        system.answers(asked -> paid(idIn(text(asked))));

        var answer = claims.ask(question(ID), LONG);

        assertThat(answer)
                .asInstanceOf(type(Answer.Answered.class))
                .satisfies(answered -> assertThat(new String(answered.interchange(), StandardCharsets.ISO_8859_1))
                        .startsWith("ISA*00*")
                        .contains("GS*HN*", "ST*277*0001*005010X212~", "TRN*2*TRACE276A~", "STC*F1:65*"));
        assertThat(system.last()).contains("urn:x12gateway:claims:1", ID, "1EG4TE5MK73");
        assertThat(claims.check()).isEmpty();
    }

    @Test
    void answersFindWhoAskedThoughTheyComeInAnotherOrder() throws Exception {
        system.answersTwoInReverse();
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = askers.submit(() -> claims.ask(question(ID), LONG));
            var second = askers.submit(() -> claims.ask(question("01KAKX5Y00000000000001TEST"), LONG));
            assertThat(first.get()).isInstanceOf(Answer.Answered.class);
            assertThat(second.get()).isInstanceOf(Answer.Answered.class);
        }
    }

    @Test
    void whoAsksTheSameAtTheSameTimeHearsTheSameAnswer() throws Exception {
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = askers.submit(() -> claims.ask(question(ID), LONG));
            var second = askers.submit(() -> claims.ask(question(ID), LONG));
            await().atMost(LONG).until(() -> {
                system.send(broker.claimsAnswers(), ID, paid(ID));
                return first.isDone() && second.isDone();
            });
            assertThat(first.get()).isInstanceOf(Answer.Answered.class);
            assertThat(second.get()).isInstanceOf(Answer.Answered.class);
        }
    }

    @Test
    void whoWaitsIsLetGoWhenTheGatewayStops() throws Exception {
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asker = askers.submit(() -> claims.ask(question(ID), LONG));
            await().atMost(LONG).until(() -> broker.depth(Queues.CLAIMS_INQUIRY).orElse(-1) == 1);

            claims.close();

            assertThat(asker.get(5, TimeUnit.SECONDS)).isInstanceOf(Answer.NoAnswer.class);
            assertThat(claims.ask(question(ID), LONG)).isInstanceOf(Answer.NoAnswer.class);
        }
    }

    @Test
    void silenceEndsWithTheDeadlineAndALateAnswerIsCountedAndDropped() throws Exception {
        var answer = claims.ask(question(ID), TAKEN_BUT_NOT_ANSWERED);

        assertThat(answer)
                .asInstanceOf(type(Answer.NoAnswer.class))
                .satisfies(silence -> assertThat(silence.reason()).startsWith("silent: "));
        system.send(broker.claimsAnswers(), ID, paid(ID));
        await().atMost(LONG)
                .until(() -> meters.counter(GatewayMeters.BACK_END_LATE_ANSWERS, GatewayMeters.TAG_BACK_END, "claims")
                                .count()
                        == 1);
        await().atMost(LONG).until(() -> broker.depth(broker.claimsAnswers()).orElse(-1) == 0);
    }

    @Test
    void anUnansweredQuestionExpires() throws Exception {
        claims.ask(question(ID), TAKEN_BUT_NOT_ANSWERED);

        await().atMost(Duration.ofSeconds(45))
                .until(() -> broker.depth(Queues.CLAIMS_INQUIRY).orElse(-1) == 0
                        && broker.depth(Queues.EXPIRED).orElse(-1) == 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "<html/>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>",
                "<claimStatusAnswer xmlns='urn:x12gateway:claims:1'/>"
            })
    void garbageIsNoAnswer(String xml) throws Exception {
        system.answers(asked -> xml);

        assertThat(claims.ask(question(ID), LONG))
                .asInstanceOf(type(Answer.NoAnswer.class))
                .satisfies(no -> assertThat(no.reason()).startsWith("answer-not-understood: "));
    }

    @Test
    void anAnswerToAnotherInquiryIsNoAnswer() throws Exception {
        system.answers(asked -> paid("01KAKX5Y00000000000009TEST"));

        assertThat(claims.ask(question(ID), LONG)).isInstanceOf(Answer.NoAnswer.class);
    }

    @Test
    void anAnswerThatIsTooLongIsNoAnswer() throws Exception {
        system.answers(asked -> " ".repeat(200_000));

        assertThat(claims.ask(question(ID), LONG)).isInstanceOf(Answer.NoAnswer.class);
    }

    private static String idIn(String xml) {
        for (var id : List.of(ID, "01KAKX5Y00000000000001TEST")) if (xml.contains(id)) return id;
        throw new IllegalArgumentException("a question without a known id: " + xml);
    }

    private static String paid(String inquiryId) {
        return PAID.replace("INQUIRY", inquiryId);
    }

    private static final String PAID = """
            <claimStatusAnswer xmlns="urn:x12gateway:claims:1" inquiryId="INQUIRY">
              <claim number="1" trace="TRACE276A">
                <state category="F1" status="65" since="2026-11-01" charge="125" paid="100"
                    adjudicated="2026-10-20" paymentDate="2026-10-25" paymentNumber="CHK4711"/>
                <key name="payerControlNumber" value="ICN4711"/>
                <service from="2026-10-01"/>
              </claim>
            </claimStatusAnswer>
            """;

    private static Question question(String id) {
        return new Question(
                id,
                TransactionType.CLAIM_STATUS_REQUEST,
                QUESTION.getBytes(StandardCharsets.US_ASCII),
                Delimiters.STANDARD,
                "T");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String text(Message message) {
        try {
            if (message instanceof BytesMessage bytes)
                return new String(bytes.getBody(byte[].class), StandardCharsets.UTF_8);
            return message.getBody(String.class);
        } catch (JMSException e) {
            throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
        }
    }

    /** The other side of the queues. */
    private static final class ClaimsSystem implements AutoCloseable {
        private final ActiveMQConnectionFactory factory;
        private final JMSContext context;
        private volatile String last = "";

        private interface Desk {
            String answer(Message asked);
        }

        ClaimsSystem(String url) {
            factory = new ActiveMQConnectionFactory(url);
            context = factory.createContext("claims", "secret", Session.AUTO_ACKNOWLEDGE);
        }

        void answers(Desk desk) {
            consume(asked -> reply(asked, desk.answer(asked)));
        }

        void answersTwoInReverse() {
            var held = new ArrayList<Message>();
            consume(asked -> {
                held.add(asked);
                if (held.size() < 2) return;
                for (var each : held.reversed()) reply(each, paid(idIn(text(each))));
            });
        }

        private void consume(Consumer<Message> desk) {
            context.createConsumer(context.createQueue(Queues.CLAIMS_INQUIRY)).setMessageListener(asked -> {
                last = text(asked);
                desk.accept(asked);
            });
        }

        private void reply(Message asked, String xml) {
            try {
                var message = context.createTextMessage(xml);
                message.setJMSCorrelationID(asked.getJMSCorrelationID());
                context.createProducer().send(asked.getJMSReplyTo(), message);
            } catch (JMSException e) {
                throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
            }
        }

        void send(String queue, String correlation, String xml) throws JMSException {
            var message = context.createTextMessage(xml);
            message.setJMSCorrelationID(correlation);
            context.createProducer().send(context.createQueue(queue), message);
        }

        String last() {
            return last;
        }

        @Override
        public void close() {
            context.close();
            factory.close();
        }
    }
}
