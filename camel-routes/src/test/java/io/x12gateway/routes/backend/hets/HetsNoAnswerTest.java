package io.x12gateway.routes.backend.hets;

import io.x12gateway.core.inquiry.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Silence, and everything that is no answer to what was asked. */
class HetsNoAnswerTest {
    private ScriptedHets theirs;

    @BeforeEach
    void start() throws IOException {
        theirs = new ScriptedHets();
    }

    @AfterEach
    void stop() {
        theirs.close();
    }

    @ParameterizedTest
    @CsvSource({"REQT0000009,T0000001", "REQT0000001,T0000002"})
    void anAnswerToAnotherQuestionIsNoAnswer(String reference, String trace) {
        theirs.says(ScriptedHets.x12("X12_271_Response_005010X279A1", ScriptedHets.response(reference, trace)));

        theirs.assertNoAnswer("other-question");
    }

    @Test
    void silenceEndsWithTheDeadline() {
        theirs.says(exchange -> theirs.hold());

        assertSilence();
    }

    @Test
    void aTrickleEndsWithTheDeadline() {
        theirs.says(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('-');
            exchange.getResponseBody().flush();
            theirs.hold();
        });

        assertSilence();
    }

    @Test
    void tooMuchIsBrokenOff() {
        theirs.says(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[1 << 16];
            for (int i = 0; i < 1000; i++) exchange.getResponseBody().write(chunk);
        });

        theirs.assertNoAnswer("TooLong");
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
        theirs.says(ScriptedHets.answer("multipart/form-data; boundary=b", body));

        theirs.assertNoAnswer("");
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
        theirs.says(ScriptedHets.answer("application/soap+xml; charset=UTF-8", body));

        theirs.assertNoAnswer("envelope-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "multipart/form-data", "multipart/form-data; boundary="})
    void aContentTypeThatIsWrongIsNoAnswer(String contentType) {
        theirs.says(ScriptedHets.answer(contentType, "--b--"));

        theirs.assertNoAnswer("content type");
    }

    /** Unpacked it would be a thousand times as long; nobody theirs.asked() for anything packed, so nothing is unpacked. */
    @Test
    void aPackedAnswerIsNotUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            var chunk = new byte[1 << 20];
            for (int i = 0; i < 256; i++) zip.write(chunk);
        }
        theirs.says(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Content-Type", "multipart/form-data; boundary=b");
            exchange.sendResponseHeaders(200, packed.size());
            packed.writeTo(exchange.getResponseBody());
        });

        theirs.assertNoAnswer("envelope-unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>", "ISA*00*", "UNA:+.? 'UNB+UNOA:1+X+Y+260101:1200+1'"})
    void aPayloadThatIsNoX12IsNoAnswer(String payload) {
        theirs.says(ScriptedHets.x12("X12_271_Response_005010X279A1", payload));

        theirs.assertNoAnswer("not-x12");
    }

    @Test
    void aCut271IsNoAnswer() {
        var whole = ScriptedHets.response("REQT0000001", "T0000001");
        theirs.says(ScriptedHets.x12("X12_271_Response_005010X279A1", whole.substring(0, whole.indexOf("SE*"))));

        theirs.assertNoAnswer("cut-short");
    }

    @Test
    void nobodyListeningIsNoAnswer() {
        theirs.goesAway();

        theirs.assertNoAnswer("ConnectException");
        assertThat(theirs.client().check()).contains("not reached");
    }

    private void assertSilence() {
        long start = System.nanoTime();
        assertThat(theirs.client().ask(ScriptedHets.question(), Duration.ofMillis(400)))
                .isInstanceOf(Answer.NoAnswer.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
    }
}
