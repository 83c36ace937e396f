package io.x12gateway.routes.backend.hets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import org.springframework.util.unit.DataSize;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** HETS that says exactly what it is told to; the words are the rule's, not the mock's. And a back end that asks it. */
final class ScriptedHets implements AutoCloseable {
    static final String TRACE = HetsContract.OUR_TRACE;
    static final Duration DEADLINE = Duration.ofSeconds(10);
    static final Clock CLOCK = HetsContract.CLOCK;

    private final CountDownLatch over = new CountDownLatch(1);
    private final HttpServer server;
    private final HetsBackEnd client;
    private volatile String asked = "";
    private volatile Reply reply = exchange -> {};

    interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    ScriptedHets() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/core", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            try (exchange) {
                reply.to(exchange);
            }
        });
        server.start();
        client = new HetsBackEnd(
                HetsBackEnd.NAME,
                settings("http://127.0.0.1:" + server.getAddress().getPort() + "/core"),
                ZoneOffset.UTC,
                CLOCK);
    }

    /** What it says to whoever asks next. */
    void says(Reply next) {
        reply = next;
    }

    /** What it was asked last; empty if nothing. */
    String asked() {
        return asked;
    }

    /** The gateway's side. */
    HetsBackEnd client() {
        return client;
    }

    Answer ask() {
        return client.ask(question(), DEADLINE);
    }

    void assertNoAnswer(String why) {
        assertThat(ask())
                .asInstanceOf(type(Answer.NoAnswer.class))
                .extracting(Answer.NoAnswer::reason)
                .asString()
                .contains(why)
                .doesNotContain("SAMPLEA");
    }

    /** Says no more until the end. */
    void hold() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void goesAway() {
        server.stop(0);
    }

    @Override
    public void close() {
        over.countDown();
        client.close();
        server.stop(0);
    }

    static Question question() {
        return new Question(
                TRACE,
                TransactionType.ELIGIBILITY_INQUIRY,
                HetsContract.GOOD.getBytes(StandardCharsets.US_ASCII),
                Delimiters.STANDARD,
                "T");
    }

    static String response(String reference, String trace) {
        return interchange("""
                GS*HB*CMS*GW0001*20261121*0915*1*X*005010X279A1~
                ST*271*0001*005010X279A1~
                BHT*0022*11*%s*20261121*0915~
                HL*1**20*1~
                NM1*PR*2*CMS*****PI*CMS~
                HL*2*1*21*1~
                NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
                HL*3*2*22*0~
                TRN*2*%s*9CH0001XYZ~
                TRN*2*%s*9GATEWAY00~
                TRN*1*HETS77*9CMSHETS00~
                NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~
                DMG*D8*19480307*F~
                EB*1**30*MA~
                DTP*291*D8*20130401~
                SE*15*0001~
                GE*1*1~
                """.formatted(reference, trace, TRACE));
    }

    static String interchange(String inner) {
        return "ISA*00*          *00*          *ZZ*CMS            *ZZ*GW0001         *261121*0915*^*00501*000000077*0*T*|~\n"
                + inner + "IEA*1*000000077~\n";
    }

    static Reply x12(String type, String payload) {
        return form(field("PayloadType", type)
                + field("ProcessingMode", "RealTime")
                + field("ErrorCode", "Success")
                + field("ErrorMessage", "None")
                + field("Payload", payload));
    }

    static Reply form(String fields) {
        return answer("multipart/form-data; boundary=CoreBoundary7f3a", fields + "--CoreBoundary7f3a--");
    }

    static String field(String name, String value) {
        return "--CoreBoundary7f3a\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    static Reply soap(String fields) {
        return answer(
                "application/soap+xml; charset=UTF-8",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>"
                        + "<c:COREEnvelopeRealTimeResponse xmlns:c='http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd'>"
                        + fields + "</c:COREEnvelopeRealTimeResponse></s:Body></s:Envelope>");
    }

    static Reply answer(String contentType, String body) {
        return answer(200, contentType, body);
    }

    static Reply answer(int status, String contentType, String body) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.ISO_8859_1);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    static HetsSettings settings(String url) {
        return new HetsSettings(
                url,
                HetsSettings.Envelope.MIME,
                "GW0001",
                List.of("jurisdiction-15=GW0015", "jurisdiction-6=GW0006"),
                "CMS",
                "9GATEWAY00",
                "",
                "",
                "",
                "",
                Duration.ofSeconds(2),
                4,
                Duration.ofSeconds(1),
                DataSize.ofMegabytes(1),
                new HetsSettings.TestSide("", "", List.of("jurisdiction-15=GT0015"), "", ""));
    }
}
