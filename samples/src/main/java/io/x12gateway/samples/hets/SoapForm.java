package io.x12gateway.samples.hets;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of an envelope as the children of a CORE 2.2.0 element in the body of a SOAP 1.2 message. No document type
 * is taken. WS-Security headers are passed over: who calls is told by his certificate.
 */
final class SoapForm {
    static final String CONTENT_TYPE = "application/soap+xml; charset=UTF-8";

    private static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    private static final String CORE = "http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd";
    private static final String REQUEST = "COREEnvelopeRealTimeRequest";
    private static final String RESPONSE = "COREEnvelopeRealTimeResponse";
    /** The order of the schema. */
    private static final List<String> ORDER = List.of(
            "PayloadType",
            "ProcessingMode",
            "PayloadID",
            "PayloadLength",
            "TimeStamp",
            "SenderID",
            "ReceiverID",
            "CORERuleVersion",
            "CheckSum",
            "Payload",
            "ErrorCode",
            "ErrorMessage");

    private SoapForm() {}

    static CoreFields read(byte[] body) throws MalformedEnvelope {
        try {
            var xml = reader(body);
            xml.nextTag();
            if (!xml.getLocalName().equals("Envelope")) throw new MalformedEnvelope("this is no SOAP envelope");
            if (!SOAP.equals(xml.getNamespaceURI()))
                throw new MalformedEnvelope("VersionMismatch", "only SOAP 1.2 is spoken here");
            toBody(xml);
            xml.nextTag();
            if (!xml.getLocalName().equals(REQUEST) || !CORE.equals(xml.getNamespaceURI()))
                throw new MalformedEnvelope("the body must hold one " + REQUEST + " of " + CORE);
            return new CoreFields(children(xml));
        } catch (XMLStreamException e) {
            throw new MalformedEnvelope("the envelope is not well formed");
        }
    }

    static byte[] write(CoreFields fields) {
        return document(xml -> {
            xml.writeStartElement("core", RESPONSE, CORE);
            xml.writeNamespace("core", CORE);
            for (var name : ORDER) if (fields.bytes(name).isPresent()) child(xml, name, fields);
            xml.writeEndElement();
        });
    }

    static byte[] fault(String code, String reason) {
        return document(xml -> {
            xml.writeStartElement("soapenv", "Fault", SOAP);
            xml.writeStartElement("soapenv", "Code", SOAP);
            xml.writeStartElement("soapenv", "Value", SOAP);
            xml.writeCharacters("soapenv:" + code);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeStartElement("soapenv", "Reason", SOAP);
            xml.writeStartElement("soapenv", "Text", SOAP);
            xml.writeAttribute("xml:lang", "en");
            xml.writeCharacters(reason);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        });
    }

    private static XMLStreamReader reader(byte[] body) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(new ByteArrayInputStream(body));
    }

    /** Over the header, if there is one, into the body. */
    private static void toBody(XMLStreamReader xml) throws XMLStreamException, MalformedEnvelope {
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement() && xml.getLocalName().equals("Body") && SOAP.equals(xml.getNamespaceURI())) return;
        }
        throw new MalformedEnvelope("the envelope has no body");
    }

    private static Map<String, byte[]> children(XMLStreamReader xml) throws XMLStreamException, MalformedEnvelope {
        var fields = new LinkedHashMap<String, byte[]>();
        while (xml.nextTag() == XMLStreamReader.START_ELEMENT) {
            var name = xml.getLocalName();
            if (fields.put(name, xml.getElementText().getBytes(StandardCharsets.UTF_8)) != null)
                throw new MalformedEnvelope("element " + name + " stands twice");
        }
        return fields;
    }

    private static void child(XMLStreamWriter xml, String name, CoreFields fields) throws XMLStreamException {
        xml.writeStartElement(name);
        var text = new String(fields.bytes(name).orElseThrow(), StandardCharsets.UTF_8);
        if (name.equals("Payload") && !text.contains("]]>")) xml.writeCData(text);
        else xml.writeCharacters(text);
        xml.writeEndElement();
    }

    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter xml) throws XMLStreamException;
    }

    private static byte[] document(Content body) {
        var out = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("soapenv", "Envelope", SOAP);
            xml.writeNamespace("soapenv", SOAP);
            xml.writeStartElement("soapenv", "Body", SOAP);
            body.write(xml);
            xml.writeEndDocument();
            xml.close();
            return out.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document of our own could not be written", e);
        }
    }
}
