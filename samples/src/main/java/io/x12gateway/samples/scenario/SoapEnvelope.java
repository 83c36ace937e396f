package io.x12gateway.samples.scenario;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The CORE 2.2.0 real-time envelope as SOAP 1.2, with user and password in a WS-Security header. */
final class SoapEnvelope {
    static final String CONTENT_TYPE = "application/soap+xml; charset=UTF-8; action=\"RealTimeTransaction\"";

    private static final String SECURITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String PASSWORD_TEXT =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";

    private SoapEnvelope() {}

    static String realTime(String payloadType, Access.Partner partner, String x12) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://www.w3.org/2003/05/soap-envelope">
                <soapenv:Header>
                <wsse:Security soapenv:mustUnderstand="true" xmlns:wsse="%s">
                <wsse:UsernameToken>
                <wsse:Username>%s</wsse:Username>
                <wsse:Password Type="%s">%s</wsse:Password>
                </wsse:UsernameToken>
                </wsse:Security>
                </soapenv:Header>
                <soapenv:Body>
                <core:COREEnvelopeRealTimeRequest xmlns:core="http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd">
                <PayloadType>%s</PayloadType>
                <ProcessingMode>RealTime</ProcessingMode>
                <PayloadID>%s</PayloadID>
                <TimeStamp>%s</TimeStamp>
                <SenderID>%s</SenderID>
                <ReceiverID>GATEWAY</ReceiverID>
                <CORERuleVersion>2.2.0</CORERuleVersion>
                <Payload><![CDATA[%s]]></Payload>
                </core:COREEnvelopeRealTimeRequest>
                </soapenv:Body>
                </soapenv:Envelope>
                """.formatted(
                        SECURITY,
                        partner.coreUser(),
                        PASSWORD_TEXT,
                        partner.corePassword(),
                        payloadType,
                        UUID.randomUUID(),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        partner.interchangeId(),
                        x12);
    }

    /** The payload in place of the envelope; without one the error code, or the reason of a fault. */
    static HttpDoor.Reply opened(HttpDoor.Reply reply) {
        if (!reply.contentType().contains("xml")) return reply;
        var document = parse(reply.body());
        var payload = text(document, "Payload");
        var error = text(document, "ErrorCode");
        var found = payload != null ? payload : error != null ? error : text(document, "Text");
        var type = text(document, "PayloadType");
        return new HttpDoor.Reply(
                reply.status(), type == null ? "" : type, found == null ? "" : found, reply.submission());
    }

    private static @Nullable String text(Document document, String element) {
        var found = document.getElementsByTagNameNS("*", element);
        return found.getLength() == 0 ? null : found.item(0).getTextContent();
    }

    private static Document parse(String xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the answer is no XML: " + xml, e);
        }
    }
}
