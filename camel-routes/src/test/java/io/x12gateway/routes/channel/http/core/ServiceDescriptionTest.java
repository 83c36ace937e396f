package io.x12gateway.routes.channel.http.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceDescriptionTest {
    private static final String ADDRESS = "https://gateway.example.test/core/soap";
    private final ServiceDescription description = new ServiceDescription(List.of("2.2.0", "4.0.0"));

    @ParameterizedTest
    @ValueSource(strings = {"2.2.0", "4.0.0"})
    void namesOperationsAndAddress(String version) {
        var wsdl = TestEnvelope.parse(
                description.of("wsdl=" + version, ADDRESS).orElseThrow().getBytes(StandardCharsets.UTF_8));
        var operations = wsdl.getElementsByTagNameNS("http://schemas.xmlsoap.org/wsdl/soap12/", "operation");
        assertThat(IntStream.range(0, operations.getLength())
                        .mapToObj(i -> ((Element) operations.item(i)).getAttribute("soapAction")))
                .containsExactlyInAnyOrder(
                        "RealTimeTransaction",
                        "BatchSubmitTransaction",
                        "BatchSubmitAckRetrievalTransaction",
                        "BatchResultsRetrievalTransaction",
                        "BatchResultsAckSubmitTransaction",
                        "GenericBatchSubmissionTransaction",
                        "GenericBatchRetrievalTransaction",
                        "GenericBatchReceiptConfirmationTransaction");
        assertThat(wsdl.getDocumentElement()
                        .getElementsByTagNameNS("*", "address")
                        .item(0))
                .isInstanceOfSatisfying(
                        Element.class,
                        a -> assertThat(a.getAttribute("location")).isEqualTo(ADDRESS));
    }

    /** What is sent and what is answered is what the schema describes. */
    @ParameterizedTest
    @ValueSource(strings = {"2.2.0", "4.0.0"})
    void describesWhatIsSpoken(String version) throws SAXException, IOException {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(
                        description.of("xsd=" + version, ADDRESS).orElseThrow())));
        var bench = new CoreBench();
        var batch = TestEnvelope.with(TestEnvelope.batch(), "CORERuleVersion", version);
        for (var asked : List.of(
                TestEnvelope.with(TestEnvelope.request(), "CORERuleVersion", version),
                batch,
                TestEnvelope.with(
                        TestEnvelope.pickup(
                                "X12_999_RetrievalRequest_005010X231A1", "00000000-0000-0000-0000-000000000001"),
                        "CORERuleVersion",
                        version))) {
            var request = TestEnvelope.write(TestEnvelope.Form.SOAP, asked);
            schema.newValidator().validate(new DOMSource(body(request)));
            var answer = bench.receive(TestEnvelope.Form.SOAP.contentType(), new java.io.ByteArrayInputStream(request));
            schema.newValidator().validate(new DOMSource(body(TestEnvelope.bytes(answer))));
        }
    }

    private static Element body(byte[] message) {
        var body = TestEnvelope.parse(message)
                .getElementsByTagNameNS(Soap.ENVELOPE, "Body")
                .item(0);
        for (var node = body.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element child) return child;
        throw new AssertionError("empty body");
    }

    @Test
    void knowsNothingElse() {
        assertThat(description.of("wsdl=9.9.9", ADDRESS)).isEmpty();
        assertThat(description.of("style", ADDRESS)).isEmpty();
        assertThat(description.of("", ADDRESS)).isEmpty();
    }

    @Test
    void writesNoMarkupOfTheCaller() {
        assertThat(description.of("wsdl", "https://x\"><script>/").orElseThrow())
                .doesNotContain("<script>");
    }
}
