package io.x12gateway.samples.hets;

import io.x12gateway.samples.fault.FaultProfile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/** The same desk behind the other envelope of CORE 2.2.0. */
class MockHetsSoapTest {
    private static final String CORE = "http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd";
    private static MockHets hets;
    private static CoreClient client;
    private static final Inquiry270 GOOD = Inquiry270.about(MockHetsTest.persona("maria-samplea"));

    @BeforeAll
    static void start() {
        hets = new MockHets(MockHetsTest.settings(null), new FaultProfile(), MockHetsTest.CLOCK);
        client = CoreClient.plain(hets.uri());
    }

    @AfterAll
    static void stop() {
        hets.close();
    }

    @Test
    void answersInTheOrderOfTheSchema() {
        var reply = post(envelope(GOOD.text()));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/soap+xml"));
        assertThat(body(reply))
                .containsSubsequence(
                        "<soapenv:Body>",
                        "COREEnvelopeRealTimeResponse",
                        "<PayloadType>X12_271_Response_005010X279A1</PayloadType>",
                        "<ProcessingMode>RealTime</ProcessingMode>",
                        "<PayloadID>",
                        "<TimeStamp>",
                        "<SenderID>CMS</SenderID>",
                        "<ReceiverID>GW0001</ReceiverID>",
                        "<CORERuleVersion>2.2.0</CORERuleVersion>",
                        "<Payload><![CDATA[ISA*",
                        "~EB*1**",
                        "<ErrorCode>Success</ErrorCode>",
                        "<ErrorMessage>None</ErrorMessage>");
    }

    @Test
    void takesQualifiedChildrenAndAHeader() {
        var qualified = envelope(GOOD.text())
                .replace("<SenderID>", "<core:SenderID>")
                .replace("</SenderID>", "</core:SenderID>")
                .replace(
                        "<s:Body>",
                        "<s:Header><t:Security xmlns:t=\"urn:any\"><t:Body>x</t:Body></t:Security></s:Header><s:Body>");
        assertThat(body(post(qualified))).contains("<ErrorCode>Success</ErrorCode>");
    }

    @Test
    void tellsEnvelopeErrorsInTheBody() {
        var reply = post(envelope(GOOD.text()).replace("GW0001</SenderID>", "GW9999</SenderID>"));
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(body(reply))
                .contains("<PayloadType>CoreEnvelopeError</PayloadType>", "<ErrorCode>UnAuthorized</ErrorCode>")
                .doesNotContain("<Payload>");
    }

    @Test
    void answersABadTransactionWithA999() {
        assertThat(body(post(envelope(GOOD.text().replace("EQ*30", "EQ*QQ")))))
                .contains("<PayloadType>X12_999_Response_005010X231A1</PayloadType>", "IK5*R*5");
    }

    @Test
    void endsInAFaultWhatIsNoEnvelope() {
        assertFault(post("<soapenv:Envelope"), "Sender");
        assertFault(post("<Letter/>"), "Sender");
        assertFault(
                post(envelope(GOOD.text()).replace("2003/05/soap-envelope", "2001/12/soap-envelope")),
                "VersionMismatch");
        assertFault(
                post(envelope(GOOD.text()).replace("COREEnvelopeRealTimeRequest", "COREEnvelopeBatchSubmission")),
                "Sender");
        assertFault(post("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"/>"), "Sender");
        assertFault(
                post(envelope(GOOD.text()).replace("<SenderID>", "<SenderID>GW0001</SenderID><SenderID>")), "Sender");
    }

    @Test
    void takesNoDocumentType() {
        var expanding = "<!DOCTYPE s [<!ENTITY name \"GW0001\">]>"
                + envelope(GOOD.text()).replace("<SenderID>GW0001", "<SenderID>&name;");
        assertFault(post(expanding), "Sender");
    }

    private static void assertFault(HttpResponse<byte[]> reply, String code) {
        assertThat(reply.statusCode()).isEqualTo(500);
        assertThat(body(reply)).contains("Fault>", ">soapenv:" + code + "<").doesNotContain("<PayloadType>");
    }

    private static String envelope(String x12) {
        var fields = CoreClient.fields(x12.getBytes(StandardCharsets.US_ASCII));
        var children = new StringBuilder();
        fields.forEach((name, value) -> children.append("<%1$s>%2$s</%1$s>".formatted(name, value)));
        return "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Body>"
                + "<core:COREEnvelopeRealTimeRequest xmlns:core=\"" + CORE + "\">" + children
                + "</core:COREEnvelopeRealTimeRequest></s:Body></s:Envelope>";
    }

    private static HttpResponse<byte[]> post(String envelope) {
        return client.raw("application/soap+xml; charset=UTF-8", envelope);
    }

    private static String body(HttpResponse<byte[]> reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }
}
