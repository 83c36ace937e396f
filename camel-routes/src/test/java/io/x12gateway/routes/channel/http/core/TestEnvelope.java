package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Writes requests as a partner's client does, and reads answers with other code than the gateway writes them with. */
final class TestEnvelope {
    /** The ways in which the same fields can be sent. */
    enum Form {
        MIME("multipart/form-data; boundary=b"),
        SOAP("application/soap+xml; charset=UTF-8"),
        MTOM("multipart/related; boundary=\"b\"; type=\"application/xop+xml\"; start=\"<root@test>\";"
                + " start-info=\"application/soap+xml\"");

        private final String contentType;

        Form(String contentType) {
            this.contentType = contentType;
        }

        String contentType() {
            return contentType;
        }
    }

    private static final Set<String> IN_HEADER = Set.of("UserName", "Password");

    private TestEnvelope() {}

    static int control() {
        return ThreadLocalRandom.current().nextInt(10_000, 900_000_000);
    }

    /** A 270 in real time. */
    static Map<String, String> request() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("PayloadType", "X12_270_Request_005010X279A1");
        fields.put("ProcessingMode", "RealTime");
        fields.put("PayloadID", UUID.randomUUID().toString());
        fields.put("TimeStamp", "2026-11-21T14:05:00Z");
        fields.put("UserName", TestPartner.RIVERBEND.coreUser());
        fields.put("Password", TestPartner.RIVERBEND.corePassword());
        fields.put("SenderID", "RIVERBEND");
        fields.put("ReceiverID", "GATEWAY");
        fields.put("CORERuleVersion", "2.2.0");
        fields.put("Payload", TestX12.inquiry(TestPartner.RIVERBEND, control()));
        return fields;
    }

    static Map<String, String> batch() {
        return measured(with(request(), "ProcessingMode", "Batch"));
    }

    static Map<String, String> with(Map<String, String> fields, String name, String value) {
        fields.put(name, value);
        return fields;
    }

    /** With PayloadLength and CheckSum of the payload. */
    static Map<String, String> measured(Map<String, String> fields) {
        var payload = fields.getOrDefault("Payload", "").getBytes(StandardCharsets.ISO_8859_1);
        fields.put("PayloadLength", Integer.toString(payload.length));
        fields.put("CheckSum", sha1(payload));
        var ordered = new LinkedHashMap<String, String>();
        for (var field : Field.values())
            if (fields.containsKey(field.label())) ordered.put(field.label(), fields.getOrDefault(field.label(), ""));
        return ordered;
    }

    /** A retrieval with the same PayloadID, or an own one. */
    static Map<String, String> pickup(String payloadType, String payloadId) {
        var fields = request();
        fields.put("PayloadType", payloadType);
        fields.put("ProcessingMode", "Batch");
        fields.put("PayloadID", payloadId);
        fields.remove("Payload");
        return fields;
    }

    static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] write(Form form, Map<String, String> fields) {
        var text =
                switch (form) {
                    case MIME -> mime(fields);
                    case SOAP -> soap(fields, inline(fields));
                    case MTOM -> mtom(fields);
                };
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String mime(Map<String, String> fields) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return body.append("--b--\r\n").toString();
    }

    private static String inline(Map<String, String> fields) {
        var payload = fields.getOrDefault("Payload", "");
        if (element(fields).equals("COREEnvelopeRealTimeRequest")) return "<![CDATA[" + payload + "]]>";
        return Base64.getMimeEncoder().encodeToString(payload.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String mtom(Map<String, String> fields) {
        var include = "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:payload%40test\"/>";
        var end = "--b--\r\n";
        var part = "--b\r\nContent-Type: application/octet-stream\r\nContent-ID: <payload@test>\r\n\r\n"
                + fields.getOrDefault("Payload", "") + "\r\n";
        return "--b\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\nContent-ID: <root@test>\r\n\r\n"
                + soap(fields, include) + "\r\n" + (fields.containsKey("Payload") ? part : "") + end;
    }

    static String soap(Map<String, String> fields, String payload) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\">");
        if (fields.keySet().stream().anyMatch(IN_HEADER::contains))
            xml.append("<s:Header>").append(security(fields)).append("</s:Header>");
        var namespace = "http://www.caqh.org/SOAP/WSDL/CORERule%s.xsd".formatted(namespaceVersion(fields));
        xml.append("\n<s:Body><c:")
                .append(element(fields))
                .append(" xmlns:c=\"")
                .append(namespace)
                .append("\">\n");
        fields.forEach((name, value) -> {
            if (!IN_HEADER.contains(name))
                xml.append("<%1$s>%2$s</%1$s>\n".formatted(name, name.equals("Payload") ? payload : value));
        });
        return xml.append("</c:" + element(fields) + "></s:Body></s:Envelope>").toString();
    }

    static String security(Map<String, String> fields) {
        var xml = new StringBuilder(
                "<w:Security s:mustUnderstand=\"true\" xmlns:w=\"" + Soap.SECURITY + "\"><w:UsernameToken>");
        if (fields.containsKey("UserName"))
            xml.append("<w:Username>")
                    .append(fields.getOrDefault("UserName", ""))
                    .append("</w:Username>");
        if (fields.containsKey("Password"))
            xml.append("<w:Password Type=\"" + Soap.PASSWORD_TEXT + "\">")
                    .append(fields.getOrDefault("Password", ""))
                    .append("</w:Password>");
        return xml.append("</w:UsernameToken></w:Security>").toString();
    }

    private static String namespaceVersion(Map<String, String> fields) {
        return fields.getOrDefault("CORERuleVersion", "").equals("4.0.0") ? "4.0.0" : "2.2.0";
    }

    private static String element(Map<String, String> fields) {
        var type = fields.getOrDefault("PayloadType", "");
        if (type.contains("RetrievalRequest") || type.endsWith("Request_Acks"))
            return "COREEnvelopeBatchSubmissionAckRetrievalRequest";
        if (type.contains("Results") || type.contains("835_Request")) return "COREEnvelopeBatchResultsRetrievalRequest";
        if (type.contains("SubmissionRequest") || type.contains("999_Request"))
            return "COREEnvelopeBatchResultsAckSubmission";
        return fields.getOrDefault("ProcessingMode", "").equals("Batch")
                ? "COREEnvelopeBatchSubmission"
                : "COREEnvelopeRealTimeRequest";
    }

    /** The fields of an answer; a fault as the fields {@code Fault} and {@code Reason}. */
    static Map<String, String> read(String contentType, byte[] body) {
        var type = MediaType.parse(contentType).orElseThrow();
        try {
            return switch (type.name()) {
                case "multipart/form-data" -> mimeFields(type, body);
                case "application/soap+xml" -> soapFields(body, new LinkedHashMap<>());
                case "multipart/related" -> mtomFields(type, body);
                default -> throw new AssertionError("no envelope: " + new String(body, StandardCharsets.UTF_8));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> mimeFields(MediaType type, byte[] body) throws IOException {
        var fields = new LinkedHashMap<String, String>();
        var parts =
                new Multipart(new ByteArrayInputStream(body), type.boundary().orElseThrow());
        for (var part = parts.next(); part.isPresent(); part = parts.next())
            fields.put(part.get().formName(), text(part.get()));
        return fields;
    }

    private static String text(Multipart.Part part) throws IOException {
        return new String(part.body().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> mtomFields(MediaType type, byte[] body) throws IOException {
        var parts =
                new Multipart(new ByteArrayInputStream(body), type.boundary().orElseThrow());
        var root = parts.next().orElseThrow().body().readAllBytes();
        var attached = new LinkedHashMap<String, String>();
        for (var part = parts.next(); part.isPresent(); part = parts.next())
            attached.put("cid:" + part.get().contentId(), text(part.get()));
        return soapFields(root, attached);
    }

    private static Map<String, String> soapFields(byte[] xml, Map<String, String> attached) {
        var body = child(parse(xml).getDocumentElement(), "Body");
        var message = child(body, "");
        var fields = new LinkedHashMap<String, String>();
        if (message.getLocalName().equals("Fault")) {
            fields.put(
                    "Fault",
                    child(child(message, "Code"), "Value").getTextContent().replaceFirst(".*:", ""));
            fields.put("Reason", child(child(message, "Reason"), "Text").getTextContent());
            return fields;
        }
        fields.put("element", message.getLocalName());
        fields.put("namespace", message.getNamespaceURI());
        for (var node = message.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element field) fields.put(field.getLocalName(), value(field, attached));
        return fields;
    }

    private static String value(Element field, Map<String, String> attached) {
        for (var node = field.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element include) return attached.getOrDefault(include.getAttribute("href"), "missing");
        return field.getTextContent();
    }

    private static Element child(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element child && (name.isEmpty() || name.equals(child.getLocalName()))) return child;
        throw new AssertionError("no " + name + " in " + parent.getLocalName());
    }

    static Document parse(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(new String(xml, StandardCharsets.UTF_8), e);
        }
    }

    static byte[] bytes(io.x12gateway.routes.channel.http.HttpAnswer answer) {
        var out = new ByteArrayOutputStream();
        try {
            answer.body().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (out.size() != answer.body().length())
            throw new AssertionError("length " + answer.body().length() + " announced, " + out.size() + " written");
        return out.toByteArray();
    }
}
