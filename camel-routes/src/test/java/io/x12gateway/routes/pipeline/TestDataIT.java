package io.x12gateway.routes.pipeline;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.ClaimsInquiry;
import io.x12gateway.edi.mapping.DialectException;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import io.x12gateway.routes.broker.Queues;
import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.routes.observe.GatewayMeters;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** ISA15 decides which HETS and which claims system is asked; every question on these wires is looked at. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TestDataIT {
    private static final String OTHER_NPI = "1450000025";
    private static final String PASSWORD = "test-only";

    @TempDir
    static Path files;

    private static final AskedHets HETS = new AskedHets();
    private static final AskedHets HETS_TEST = new AskedHets();
    private static RunningGateway gateway;
    private static AskedClaims claims;
    private static AskedClaims claimsTest;

    @BeforeAll
    static void open() throws IOException {
        int broker = freePort();
        var profiles = Files.createDirectories(files.resolve("profiles"));
        Files.writeString(profiles.resolve("miscounting.profile"), "TRANSACTION_SEGMENT_COUNT = warning");
        gateway = RunningGateway.start(
                files,
                Map.ofEntries(
                        Map.entry("gateway.partners-file", partners().toString()),
                        Map.entry("gateway.validation.profiles-dir", profiles.toString()),
                        Map.entry("gateway.sftp.enabled", "false"),
                        Map.entry("gateway.hets.url", HETS.url()),
                        Map.entry("gateway.hets.submitter-id", "GW0001"),
                        Map.entry("gateway.hets.contracts", "jurisdiction-15=GW0015,jurisdiction-6=GW0006"),
                        Map.entry("gateway.hets.test.url", HETS_TEST.url()),
                        Map.entry("gateway.hets.test.submitter-id", "GW0001T"),
                        Map.entry("gateway.broker.claims.port", Integer.toString(broker)),
                        Map.entry("gateway.broker.claims.password", PASSWORD),
                        Map.entry("gateway.broker.max-disk-usage-percent", "98"),
                        Map.entry("gateway.real-time.deadline", "8s")));
        claims = new AskedClaims(broker, Queues.CLAIMS_INQUIRY);
        claimsTest = new AskedClaims(broker, Queues.CLAIMS_TEST_INQUIRY);
    }

    /** The first of them is judged by a profile, and has an agreement under another contract of ours. */
    private static Path partners() throws IOException {
        var text = Files.readString(Path.of(RunningGateway.partnersFile()))
                .replaceFirst("    agreements:\n", """
                            validationProfile: miscounting
                            agreements:
                              - { transactions: ["270"], providers: ["%s"], from: 2020-01-01, contract: jurisdiction-15 }
                        """.formatted(OTHER_NPI));
        return Files.writeString(files.resolve("partners.yaml"), text);
    }

    @AfterAll
    static void shut() {
        claims.close();
        claimsTest.close();
        gateway.close();
        HETS.close();
        HETS_TEST.close();
    }

    @Test
    @Order(1)
    void asksTheTestSidesWhatTestDataAsksAndProductionNothingOfIt() {
        try (var door = new DoorClient(gateway)) {
            for (int control = 1; control <= 8; control++) {
                ask(door, TestX12.inquiry(TestPartner.RIVERBEND, control), control, "271");
                ask(door, request(control + 100), control + 100, "277");
            }
        }
        // Odd control numbers are production's, even ones are test data's: each is heard on its own side alone.
        assertThat(HETS.asked)
                .hasSize(4)
                .allSatisfy(q -> assertThat(q)
                        .containsPattern("TRACE[1357]\\*")
                        .contains("*0*P*")
                        .contains("*GW0001 "));
        assertThat(HETS_TEST.asked)
                .hasSize(4)
                .allSatisfy(q -> assertThat(q)
                        .containsPattern("TRACE[2468]\\*")
                        .contains("*0*T*")
                        .contains("*GW0001T "));
        assertThat(claims.asked).hasSize(4).allSatisfy(q -> assertThat(q.test()).isFalse());
        assertThat(claimsTest.asked)
                .hasSize(4)
                .allSatisfy(q -> assertThat(q.test()).isTrue());
        for (var name : List.of("hets", "hets-test", "claims", "claims-test"))
            assertThat(gateway
                            .bean(MeterRegistry.class)
                            .get(GatewayMeters.BACK_END_LATENCY)
                            .tag(GatewayMeters.TAG_BACK_END, name)
                            .timers()
                            .stream()
                            .mapToLong(io.micrometer.core.instrument.Timer::count)
                            .sum())
                    .as(name)
                    .isEqualTo(4);
    }

    @Test
    @Order(2)
    void judgesByTheProfileOfItsDirectoryAndAsksUnderTheContractOfTheAgreement() {
        var miscounted = TestX12.inquiry(TestPartner.RIVERBEND, 301)
                .replace("*1234567893~", "*" + OTHER_NPI + "~")
                .replace("SE*13*", "SE*99*");
        try (var door = new DoorClient(gateway)) {
            assertThat(verdict(door, "", miscounted)).contains("\"valid\"");
            assertThat(verdict(door, "?profile=standard", miscounted)).contains("\"invalid\"");
            ask(door, miscounted, 301, "271");
        }
        assertThat(HETS.asked.getLast())
                .contains("TRACE301*", "*ZZ*GW0015         *", "GS*HS*GW0015*")
                .doesNotContain("GW0001");
    }

    private static String verdict(DoorClient door, String query, String file) {
        var answered = door.send(door.to("/v1/validate" + query, TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .POST(DoorClient.text(file)));
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        return answered.body();
    }

    @Test
    void doesNotStartWhereASettingWouldMixThem(@TempDir Path other) {
        for (var mixing : List.of(
                Map.of("gateway.routing.test-eligibility", "hets"),
                Map.of("gateway.routing.claim-status", "claims-test"),
                Map.of("gateway.hets.url", HETS.url(), "gateway.hets.test.url", HETS.url())))
            assertThatThrownBy(() -> RunningGateway.start(other, mixing))
                    .as(mixing.toString())
                    .hasStackTraceContaining("test data would reach production");
    }

    private static void ask(DoorClient door, String file, int control, String answer) {
        var usage = control % 2 == 0 ? "T" : "P";
        var answered = door.send(door.to("/v1/transactions", TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .POST(DoorClient.text(file.replace("*0*T*:", "*0*" + usage + "*:"))));
        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(answered.headers().firstValue("X-Transaction-Set")).hasValue(answer);
        assertThat(answered.body()).contains("*0*" + usage + "*");
    }

    private static String request(int control) {
        return """
                ISA*00*          *00*          *ZZ*RIVERBEND      *ZZ*GATEWAY        *261121*0915*^*00501*%09d*0*T*:~
                GS*HR*RIVERBEND*GATEWAY*20261121*0915*%d*X*005010X212~
                ST*276*0001*005010X212~
                BHT*0010*13*REQ%d*20261121*0915~
                HL*1**20*1~
                NM1*PR*2*SAMPLE PAYER*****PI*CMS~
                HL*2*1*21*1~
                NM1*41*2*RIVERBEND CLINIC*****46*RIVERBEND~
                HL*3*2*19*1~
                NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
                HL*4*3*22*0~
                DMG*D8*19480307*F~
                NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~
                TRN*1*TRACE%d~
                AMT*T3*125~
                DTP*472*D8*20261001~
                SE*15*0001~
                GE*1*%d~
                IEA*1*%09d~
                """.formatted(control, control, control, control, control, control);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Remembers what it is asked, and is never able to answer. */
    private static final class AskedHets implements AutoCloseable {
        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        AskedHets() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            server.createContext("/", exchange -> {
                var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
                if (exchange.getRequestMethod().equals("POST")) asked.add(question);
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    /** Remembers what it is asked over its queue, and answers with what is no answer. */
    private static final class AskedClaims implements AutoCloseable {
        private final List<ClaimsInquiry> asked = new CopyOnWriteArrayList<>();
        private final ActiveMQConnectionFactory factory;
        private final JMSContext context;

        AskedClaims(int port, String queue) {
            factory = new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
            context = factory.createContext("claims", PASSWORD, Session.AUTO_ACKNOWLEDGE);
            context.createConsumer(context.createQueue(queue)).setMessageListener(message -> {
                try {
                    asked.add(ClaimsDialect.standard()
                            .readInquiry(message.getBody(String.class).getBytes(StandardCharsets.UTF_8)));
                    var answer = context.createTextMessage("nothing to say");
                    answer.setJMSCorrelationID(message.getJMSCorrelationID());
                    context.createProducer().send(message.getJMSReplyTo(), answer);
                } catch (JMSException | DialectException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        @Override
        public void close() {
            context.close();
            factory.close();
        }
    }
}
