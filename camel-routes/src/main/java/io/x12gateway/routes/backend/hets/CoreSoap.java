package io.x12gateway.routes.backend.hets;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A real-time request as SOAP 1.2, its fields in the order of the CORE 2.2.0 schema, and the fields of an answer. Reads
 * what a stranger sent: no document type, no entities, no element inside a field, no field twice.
 */
final class CoreSoap implements CoreRequest {
    private static final String MEDIA_TYPE = "application/soap+xml";

    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    private static final String CORE = "http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd";
    private static final String RULE_VERSION = "2.2.0";
    private static final int FIELDS_MAX = 24;
    private static final Set<String> FAULTS =
            Set.of("Sender", "Receiver", "VersionMismatch", "MustUnderstand", "DataEncodingUnknown");

    private final byte[] body;

    private CoreSoap(byte[] body) {
        this.body = body;
    }

    static boolean isIn(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith(MEDIA_TYPE);
    }

    static CoreSoap realTime(String payloadType, String sender, String receiver, Instant now, byte[] payload) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("PayloadType", payloadType);
        fields.put("ProcessingMode", "RealTime");
        fields.put("PayloadID", UUID.randomUUID().toString());
        fields.put("TimeStamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("SenderID", sender);
        fields.put("ReceiverID", receiver);
        fields.put("CORERuleVersion", RULE_VERSION);
        fields.put("Payload", new String(payload, StandardCharsets.ISO_8859_1));
        return new CoreSoap(document(fields));
    }

    @Override
    public String contentType() {
        return MEDIA_TYPE + "; charset=UTF-8; action=\"RealTimeTransaction\"";
    }

    @Override
    public byte[] body() {
        return body;
    }

    /** The fields of an answer. */
    static Map<String, byte[]> fields(byte[] answer) throws CoreAnswer.Malformed {
        try {
            var xml = reader(answer);
            enterBody(xml);
            enter(xml, CORE, "COREEnvelopeRealTimeResponse");
            return children(xml);
        } catch (XMLStreamException e) {
            throw new CoreAnswer.Malformed("the envelope is no XML of this kind");
        }
    }

    /** The code of a fault, without its prefix; empty if it is none, or none that SOAP 1.2 knows. */
    static Optional<String> fault(byte[] answer) {
        try {
            var xml = reader(answer);
            enterBody(xml);
            for (var name : List.of("Fault", "Code", "Value")) enter(xml, SOAP, name);
            var code = xml.getElementText().strip();
            return Optional.of(code.substring(code.indexOf(':') + 1)).filter(FAULTS::contains);
        } catch (XMLStreamException | CoreAnswer.Malformed e) {
            return Optional.empty();
        }
    }

    private static void enterBody(XMLStreamReader xml) throws XMLStreamException, CoreAnswer.Malformed {
        enter(xml, SOAP, "Envelope");
        xml.nextTag();
        if (xml.getLocalName().equals("Header")) {
            skip(xml);
            xml.nextTag();
        }
        require(xml, SOAP, "Body");
    }

    private static XMLStreamReader reader(byte[] answer) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(answer));
    }

    private static void enter(XMLStreamReader xml, String namespace, String name)
            throws XMLStreamException, CoreAnswer.Malformed {
        xml.nextTag();
        require(xml, namespace, name);
    }

    private static void require(XMLStreamReader xml, String namespace, String name) throws CoreAnswer.Malformed {
        if (!xml.isStartElement() || !xml.getLocalName().equals(name) || !namespace.equals(xml.getNamespaceURI()))
            throw new CoreAnswer.Malformed("there is no " + name + " where one must be");
    }

    private static void skip(XMLStreamReader xml) throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            if (event == XMLStreamReader.START_ELEMENT) depth++;
            else if (event == XMLStreamReader.END_ELEMENT) depth--;
        }
    }

    private static Map<String, byte[]> children(XMLStreamReader xml) throws XMLStreamException, CoreAnswer.Malformed {
        var fields = new HashMap<String, byte[]>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            if (fields.size() == FIELDS_MAX)
                throw new CoreAnswer.Malformed("there are more than " + FIELDS_MAX + " fields");
            var name = xml.getLocalName();
            if (fields.put(name, xml.getElementText().getBytes(StandardCharsets.ISO_8859_1)) != null)
                throw new CoreAnswer.Malformed("a field stands twice");
        }
        return fields;
    }

    private static byte[] document(Map<String, String> fields) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soapenv", "Envelope", SOAP);
            xml.writeNamespace("soapenv", SOAP);
            xml.writeStartElement("soapenv", "Body", SOAP);
            xml.writeStartElement("core", "COREEnvelopeRealTimeRequest", CORE);
            xml.writeNamespace("core", CORE);
            for (var field : fields.entrySet()) write(xml, field.getKey(), field.getValue());
            xml.writeEndDocument();
            xml.close();
            return out.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a request of our own cannot be written as XML", e);
        }
    }

    private static void write(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        if (name.equals("Payload") && !value.contains("]]>")) xml.writeCData(value);
        else xml.writeCharacters(value);
        xml.writeEndElement();
    }
}
