package io.x12gateway.routes.backend.hets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** Against a server that says exactly what it is told to; the words are the rule's, not the mock's. */
class HetsBackEndTest {
    private static final String TRACE = "01KAKX5Y00000000000000TEST";
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T14:05:00Z"), ZoneOffset.UTC);
    private static final String QUESTION = """
            ST*270*0001*005010X279A1~
            BHT*0022*13*REQT0000001*20261121*0915~
            HL*1**20*1~
            NM1*PR*2*CMS*****PI*CMS~
            HL*2*1*21*1~
            NM1*1P*2*RIVERBEND CLINIC*****XX*1234567893~
            HL*3*2*22*0~
            TRN*1*T0000001*9CH0001XYZ~
            NM1*IL*1*SAMPLEA*MARIA****MI*1EG4TE5MK73~
            DMG*D8*19480307~
            DTP*291*D8*20261121~
            EQ*30~
            SE*13*0001~
            """;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile String asked = "";
    private volatile Reply reply = exchange -> {};
    private HttpServer server;
    private HetsBackEnd hets;

    private interface Reply {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/core", exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            try (exchange) {
                reply.to(exchange);
            }
        });
        server.start();
        hets = new HetsBackEnd(
                HetsBackEnd.NAME,
                settings("http://127.0.0.1:" + server.getAddress().getPort() + "/core"),
                ZoneOffset.UTC,
                CLOCK);
    }

    @AfterEach
    void stop() {
        over.countDown();
        hets.close();
        server.stop(0);
    }

    @Test
    void asksInItsOwnEnvelopeAndKeepsThePartnersTrace() {
        reply = x12("X12_271_Response_005010X279A1", response("REQT0000001", "T0000001"));

        ask();

        assertThat(asked)
                .contains("name=\"PayloadType\"\r\n\r\nX12_270_Request_005010X279A1\r\n")
                .contains("name=\"ProcessingMode\"\r\n\r\nRealTime\r\n")
                .contains("name=\"TimeStamp\"\r\n\r\n2026-11-21T14:05:00Z\r\n")
                .contains("name=\"SenderID\"\r\n\r\nGW0001\r\n")
                .contains("name=\"ReceiverID\"\r\n\r\nCMS\r\n")
                .contains("name=\"CORERuleVersion\"\r\n\r\n2.2.0\r\n")
                .contains("*ZZ*GW0001         *ZZ*CMS            *261121*1405*^*00501*")
                .contains("GS*HS*GW0001*CMS*20261121*1405*")
                .contains("BHT*0022*13*REQT0000001*20261121*0915~")
                .contains("TRN*1*T0000001*9CH0001XYZ~\nTRN*1*" + TRACE + "*9GATEWAY00~")
                .contains("SE*14*0001~");
    }

    @Test
    void aNewPayloadIdAndControlNumberEachTime() {
        reply = x12("X12_271_Response_005010X279A1", response("REQT0000001", "T0000001"));
        ask();
        var first = asked;
        ask();
        assertThat(payloadId(asked)).isNotEqualTo(payloadId(first));
        assertThat(controlNumber(asked)).isNotEqualTo(controlNumber(first));
    }

    @Test
    void a271IsTheAnswerWithoutOurTrace() {
        reply = x12("X12_271_Response_005010X279A1", response("REQT0000001", "T0000001"));

        assertThat(ask())
                .asInstanceOf(type(Answer.Answered.class))
                .satisfies(answered -> assertThat(text(answered))
                        .startsWith("ISA*00*")
                        .contains("TRN*2*T0000001*9CH0001XYZ~")
                        .contains("TRN*1*HETS77*9CMSHETS00~")
                        .doesNotContain(TRACE)
                        .contains("EB*1**30*MA~\nDTP*291*D8*20130401~\nSE*14*0001~"));
    }

    @ParameterizedTest
    @CsvSource({"REQT0000009,T0000001", "REQT0000001,T0000002"})
    void anAnswerToAnotherQuestionIsNoAnswer(String reference, String trace) {
        reply = x12("X12_271_Response_005010X279A1", response(reference, trace));

        assertNoAnswer("other-question");
    }

    @Test
    void a999IsARefusalByItsCodesAlone() {
        reply = x12("X12_999_Response_005010X231A1", interchange("""
                GS*FA*CMS*GW0001*20261121*0915*1*X*005010X231A1~
                ST*999*0001*005010X231A1~
                AK1*HS*501*005010X279A1~
                AK2*270*0001*005010X279A1~
                IK3*NM1*8*2100*8~
                IK4*9*67*1*1EG4TE5MK73~
                IK5*R*5~
                AK9*R*1*1*0~
                SE*8*0001~
                GE*1*1~
                """));

        assertThat(ask())
                .asInstanceOf(type(Answer.Refused.class))
                .extracting(Answer.Refused::reason)
                .asString()
                .contains("IK3 NM1 8 8", "IK4 9 1", "IK5 R 5", "AK9 R 1 1 0")
                .doesNotContain("1EG4TE5MK73");
    }

    @Test
    void aTa1IsARefusal() {
        reply = x12("X12_TA1_Response_00501X231A1", interchange("TA1*000001001*261121*0915*R*006~\n"));

        assertThat(ask()).isEqualTo(new Answer.Refused("rejected: TA1; TA1 R 006"));
    }

    /** Of CORE 270, 2.2.0: whatever is at fault with us is the same the next time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "PayloadTypeRequired",
                "PayloadTypeIllegal",
                "ProcessingModeRequired",
                "ProcessingModeIllegal",
                "PayloadIDRequired",
                "PayloadIDIllegal",
                "PayloadLengthIllegal",
                "TimeStampRequired",
                "TimeStampIllegal",
                "UserNameRequired",
                "PasswordRequired",
                "SenderIDRequired",
                "SenderIDIllegal",
                "ReceiverIDRequired",
                "ReceiverIDIllegal",
                "CORERuleVersionRequired",
                "CORERuleVersionIllegal",
                "CheckSumIllegal",
                "CheckSumNotUnderstood",
                "PayloadRequired",
                "PayloadIllegal",
                "VersionMismatch",
                "UnAuthorized",
                "ChecksumMismatched",
                "Sender"
            })
    void anEnvelopeErrorOfOursIsARefusal(String code) {
        reply = form(field("PayloadType", "CoreEnvelopeError") + field("ErrorCode", code));
        assertThat(ask()).isEqualTo(new Answer.Refused("envelope-error: " + code));

        reply = soap("<c:PayloadType>CoreEnvelopeError</c:PayloadType><c:ErrorCode>" + code + "</c:ErrorCode>");
        assertThat(ask()).isEqualTo(new Answer.Refused("envelope-error: " + code));
    }

    @Test
    void anEnvelopeErrorOfTheirsIsNoAnswer() {
        reply = form(field("PayloadType", "CoreEnvelopeError") + field("ErrorCode", "Receiver"));
        assertNoAnswer("Receiver");

        reply = soap("<c:PayloadType>CoreEnvelopeError</c:PayloadType><c:ErrorCode>Receiver</c:ErrorCode>");
        assertNoAnswer("Receiver");
    }

    @Test
    void anEnvelopeErrorIsQuotedByItsCodeAlone() {
        reply = form(field("ErrorCode", "SAMPLEA MARIA 1EG4TE5MK73") + field("ErrorMessage", "about MARIA SAMPLEA"));
        assertThat(ask()).isEqualTo(new Answer.Refused("envelope-error: without a known code"));

        reply = form(field("PayloadType", "CoreEnvelopeError") + field("ErrorMessage", "about MARIA SAMPLEA"));
        assertNoAnswer("without a known code");
    }

    /** Faults travel with status 500, those of a sender with 400, too. */
    @ParameterizedTest
    @CsvSource({
        "500, soap:Sender, true",
        "400, soap:Sender, true",
        "500, soap:VersionMismatch, true",
        "500, soap:MustUnderstand, true",
        "400, soap:MustUnderstand, true",
        "500, soap:Receiver, false",
        "200, soap:Receiver, false",
        "200, soap:Sender, true",
        "500, soap:DataEncodingUnknown, true",
        "500, soap:Whatever, false",
        "503, soap:Receiver, false"
    })
    void aSoapFaultSaysWhoIsAtFault(int status, String code, boolean refused) {
        reply = answer(
                status,
                "application/soap+xml; charset=UTF-8",
                "<soap:Envelope xmlns:soap='http://www.w3.org/2003/05/soap-envelope'><soap:Body><soap:Fault><soap:Code>"
                        + "<soap:Value>" + code + "</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang='en'>"
                        + "about MARIA SAMPLEA</soap:Text></soap:Reason></soap:Fault></soap:Body></soap:Envelope>");

        var said = "soap-fault: " + code.substring(code.indexOf(':') + 1);
        if (refused) assertThat(ask()).isEqualTo(new Answer.Refused(said));
        else assertNoAnswer("");
    }

    @ParameterizedTest
    @ValueSource(ints = {202, 301, 302, 408, 425, 429, 500, 502, 503, 504})
    void trouble(int status) {
        reply = exchange -> exchange.sendResponseHeaders(status, -1);

        assertNoAnswer("http-status: " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 411, 413, 415})
    void notAllowedIsARefusal(int status) {
        reply = exchange -> exchange.sendResponseHeaders(status, -1);

        assertThat(ask()).isEqualTo(new Answer.Refused("http-status: " + status));
    }

    @Test
    void asksUnderTheIdOfTheContract() {
        reply = x12("X12_271_Response_005010X279A1", response("REQT0000001", "T0000001"));

        assertThat(hets.ask(under("jurisdiction-15"), DEADLINE)).isInstanceOf(Answer.Answered.class);
        assertThat(asked)
                .contains("name=\"SenderID\"\r\n\r\nGW0015\r\n")
                .contains("*ZZ*GW0015         *ZZ*CMS            *261121*1405*^*00501*")
                .contains("GS*HS*GW0015*CMS*20261121*1405*")
                .doesNotContain("GW0001");
    }

    @Test
    void neverAsksUnderTheIdOfAnotherContract() {
        assertThat(hets.ask(under("jurisdiction-9"), DEADLINE))
                .isEqualTo(new Answer.NoAnswer("not-configured: no submitter id for contract jurisdiction-9"));
        assertThat(asked).isEmpty();
    }

    @Test
    void noTwoContractsHaveOneId() {
        var contracts = List.of("jurisdiction-15=GW0015", "jurisdiction-6=GW0015");
        assertThatThrownBy(() -> Submitters.of("GW0001", contracts)).hasMessageContaining("GW0015");
        var twice = List.of("jurisdiction-15=GW0015", "jurisdiction-15=GW0006");
        assertThatThrownBy(() -> Submitters.of("GW0001", twice)).hasMessageContaining("jurisdiction-15");
    }

    @Test
    void theTestSideHasTheIdsOfItsOwn() {
        var test = settings("https://hets.example/test").onTestSide().submitters();
        assertThat(test.id("jurisdiction-15")).contains("GT0015");
        assertThat(test.id("jurisdiction-6")).contains("GW0006");
        assertThat(test.id("")).contains("GW0001");
    }

    @Test
    void silenceEndsWithTheDeadline() {
        reply = exchange -> hold();

        assertSilence();
    }

    @Test
    void aTrickleEndsWithTheDeadline() {
        reply = exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('-');
            exchange.getResponseBody().flush();
            hold();
        };

        assertSilence();
    }

    @Test
    void tooMuchIsBrokenOff() {
        reply = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[1 << 16];
            for (int i = 0; i < 1000; i++) exchange.getResponseBody().write(chunk);
        };

        assertNoAnswer("TooLong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "--b\r\n",
                "--b\r\nContent-Disposition: form-data; name=\"ErrorCode\"\r\n\r\nSuccess",
                "--b\r\n\r\nno name\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"A\"\r\n\r\n1\r\n--b\r\nContent-Disposition: form-data; name=\"A\"\r\n\r\n2\r\n--b--",
                "--b--"
            })
    void anEnvelopeThatIsNoneIsNoAnswer(String body) {
        reply = answer("multipart/form-data; boundary=b", body);

        assertNoAnswer("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<soapenv:Envelope",
                "<Envelope/>",
                "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'><s:Body/></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'/>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Header/></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body><s:Fault/></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>"
                        + "<c:COREEnvelopeRealTimeResponse xmlns:c='http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd'>"
                        + "<ErrorCode>Success</ErrorCode><ErrorCode>Success</ErrorCode>"
                        + "</c:COREEnvelopeRealTimeResponse></s:Body></s:Envelope>",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>"
                        + "<c:COREEnvelopeRealTimeResponse xmlns:c='http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd'>"
                        + "<Payload><ISA/></Payload></c:COREEnvelopeRealTimeResponse></s:Body></s:Envelope>",
                "<!DOCTYPE s [<!ENTITY e 'Success'>]>"
                        + "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>"
                        + "<c:COREEnvelopeRealTimeResponse xmlns:c='http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd'>"
                        + "<ErrorCode>&e;</ErrorCode></c:COREEnvelopeRealTimeResponse></s:Body></s:Envelope>"
            })
    void aSoapEnvelopeThatIsNoneIsNoAnswer(String body) {
        reply = answer("application/soap+xml; charset=UTF-8", body);

        assertNoAnswer("envelope-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "multipart/form-data", "multipart/form-data; boundary="})
    void aContentTypeThatIsWrongIsNoAnswer(String contentType) {
        reply = answer(contentType, "--b--");

        assertNoAnswer("content type");
    }

    /** Unpacked it would be a thousand times as long; nobody asked for anything packed, so nothing is unpacked. */
    @Test
    void aPackedAnswerIsNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            var chunk = new byte[1 << 20];
            for (int i = 0; i < 256; i++) zip.write(chunk);
        }
        reply = exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Content-Type", "multipart/form-data; boundary=b");
            exchange.sendResponseHeaders(200, packed.size());
            packed.writeTo(exchange.getResponseBody());
        };

        assertNoAnswer("envelope-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>", "ISA*00*", "UNA:+.? 'UNB+UNOA:1+X+Y+260101:1200+1'"})
    void aPayloadThatIsNoX12IsNoAnswer(String payload) {
        reply = x12("X12_271_Response_005010X279A1", payload);

        assertNoAnswer("not-x12");
    }

    @Test
    void aCut271IsNoAnswer() {
        var whole = response("REQT0000001", "T0000001");
        reply = x12("X12_271_Response_005010X279A1", whole.substring(0, whole.indexOf("SE*")));

        assertNoAnswer("cut-short");
    }

    @Test
    void nobodyListeningIsNoAnswer() {
        server.stop(0);

        assertNoAnswer("ConnectException");
        assertThat(hets.check()).contains("not reached");
    }

    @Test
    void a270ThatIsNoneIsRefusedHere() {
        var question = new Question(
                TRACE,
                TransactionType.ELIGIBILITY_INQUIRY,
                "ST*270*0001~SE*2*0001~".getBytes(StandardCharsets.US_ASCII),
                Delimiters.STANDARD,
                "T");

        assertThat(hets.ask(question, DEADLINE)).isInstanceOf(Answer.Refused.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutAnAddressNothingIsAsked() {
        try (var nowhere = new HetsBackEnd(HetsBackEnd.NAME, settings(""), ZoneOffset.UTC, CLOCK)) {
            assertThat(nowhere.ask(question(), DEADLINE)).isInstanceOf(Answer.NoAnswer.class);
            assertThat(nowhere.check()).isEqualTo("not configured");
        }
    }

    private Answer ask() {
        return hets.ask(question(), DEADLINE);
    }

    private void assertNoAnswer(String why) {
        assertThat(ask())
                .asInstanceOf(type(Answer.NoAnswer.class))
                .extracting(Answer.NoAnswer::reason)
                .asString()
                .contains(why)
                .doesNotContain("SAMPLEA");
    }

    private void assertSilence() {
        long start = System.nanoTime();
        assertThat(hets.ask(question(), Duration.ofMillis(400))).isInstanceOf(Answer.NoAnswer.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
    }

    private void hold() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Question under(String contract) {
        var usual = question();
        return new Question(
                usual.inquiryId(), usual.type(), usual.transaction(), usual.delimiters(), contract, usual.usage());
    }

    private static Question question() {
        return new Question(
                TRACE,
                TransactionType.ELIGIBILITY_INQUIRY,
                QUESTION.getBytes(StandardCharsets.US_ASCII),
                Delimiters.STANDARD,
                "T");
    }

    private static String response(String reference, String trace) {
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

    private static String interchange(String inner) {
        return "ISA*00*          *00*          *ZZ*CMS            *ZZ*GW0001         *261121*0915*^*00501*000000077*0*T*|~\n"
                + inner + "IEA*1*000000077~\n";
    }

    private static Reply x12(String type, String payload) {
        return form(field("PayloadType", type)
                + field("ProcessingMode", "RealTime")
                + field("ErrorCode", "Success")
                + field("ErrorMessage", "None")
                + field("Payload", payload));
    }

    private static Reply form(String fields) {
        return answer("multipart/form-data; boundary=CoreBoundary7f3a", fields + "--CoreBoundary7f3a--");
    }

    private static String field(String name, String value) {
        return "--CoreBoundary7f3a\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private static Reply soap(String fields) {
        return answer(
                "application/soap+xml; charset=UTF-8",
                "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>"
                        + "<c:COREEnvelopeRealTimeResponse xmlns:c='http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd'>"
                        + fields + "</c:COREEnvelopeRealTimeResponse></s:Body></s:Envelope>");
    }

    private static Reply answer(String contentType, String body) {
        return answer(200, contentType, body);
    }

    private static Reply answer(int status, String contentType, String body) {
        return exchange -> {
            var bytes = body.getBytes(StandardCharsets.ISO_8859_1);
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    private static String payloadId(String request) {
        int at = request.indexOf("name=\"PayloadID\"\r\n\r\n") + "name=\"PayloadID\"\r\n\r\n".length();
        return request.substring(at, at + 36);
    }

    private static String controlNumber(String request) {
        int at = request.indexOf("*^*00501*") + "*^*00501*".length();
        return request.substring(at, at + 9);
    }

    private static String text(Answer.Answered answered) {
        return new String(answered.interchange(), StandardCharsets.ISO_8859_1);
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
