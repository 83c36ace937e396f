package io.x12gateway.routes.doors;

import io.x12gateway.routes.doors.CoreDoor.Form;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** SOAP 1.2 with a UsernameToken; batches as MTOM, as the rule wants them. */
final class SoapForm implements Form {
    static final String NAME = "core-soap";
    private static final String RULE = "http://www.caqh.org/SOAP/WSDL/CORERule2.2.0.xsd";
    private static final String SECURITY =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private static final String PASSWORD =
            "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText";
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final String INCLUDE =
            "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"cid:payload%40test\"/>";

    /** Whether the text of a message can have these bytes: XML has no other control characters, and above ASCII no bytes. */
    static boolean carries(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t' || c == '\n' || c == '\r');
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String contentType(Map<String, String> fields) {
        return isAttached(fields)
                ? "multipart/related; boundary=\"b\"; type=\"application/xop+xml\"; start=\"<root@test>\";"
                        + " start-info=\"application/soap+xml\""
                : "application/soap+xml; charset=UTF-8";
    }

    private static boolean isAttached(Map<String, String> fields) {
        return fields.getOrDefault("ProcessingMode", "").equals("Batch") && fields.containsKey("Payload");
    }

    @Override
    public String write(Map<String, String> fields) {
        var payload = fields.getOrDefault("Payload", "");
        if (!isAttached(fields)) return envelope(fields, escaped(payload));
        return "--b\r\nContent-Type: application/xop+xml; charset=UTF-8; type=\"application/soap+xml\"\r\n"
                + "Content-Transfer-Encoding: 8bit\r\nContent-ID: <root@test>\r\n\r\n"
                + envelope(fields, INCLUDE)
                + "\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-ID: <payload@test>\r\n\r\n"
                + payload + "\r\n--b--\r\n";
    }

    private static String envelope(Map<String, String> fields, String payload) {
        var xml = new StringBuilder("<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\"><s:Header>")
                .append("<w:Security s:mustUnderstand=\"true\" xmlns:w=\"" + SECURITY + "\"><w:UsernameToken>")
                .append("<w:Username>" + escaped(fields.getOrDefault("UserName", "")) + "</w:Username>")
                .append("<w:Password Type=\"" + PASSWORD + "\">")
                .append(escaped(fields.getOrDefault("Password", "")))
                .append("</w:Password></w:UsernameToken></w:Security></s:Header><s:Body>");
        var element = element(fields);
        xml.append("<c:" + element + " xmlns:c=\"" + RULE + "\">");
        fields.forEach((name, value) -> {
            if (name.equals("UserName") || name.equals("Password")) return;
            var content = name.equals("Payload") ? payload : escaped(value);
            xml.append("<" + name + ">" + content + "</" + name + ">");
        });
        return xml.append("</c:" + element + "></s:Body></s:Envelope>").toString();
    }

    private static String element(Map<String, String> fields) {
        var type = fields.getOrDefault("PayloadType", "");
        if (type.contains("RetrievalRequest")) return "COREEnvelopeBatchSubmissionAckRetrievalRequest";
        if (type.contains("Results")) return "COREEnvelopeBatchResultsRetrievalRequest";
        return fields.getOrDefault("ProcessingMode", "").equals("Batch")
                ? "COREEnvelopeBatchSubmission"
                : "COREEnvelopeRealTimeRequest";
    }

    /** Markup and everything that is no ASCII as references, so that the bytes of the envelope are plain. */
    private static String escaped(String text) {
        var escaped = new StringBuilder(text.length());
        for (char c : text.toCharArray())
            if (c == '<' || c == '&' || c == '>' || c == '\r' || c > 0x7e)
                escaped.append("&#").append((int) c).append(';');
            else escaped.append(c);
        return escaped.toString();
    }

    @Override
    public Map<String, String> read(String contentType, String body) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/related") || !boundary.find())
            return contentType.startsWith("application/soap+xml") ? fields(body, "") : Map.of();
        var parts = body.split(Pattern.quote("--" + boundary.group(1)), -1);
        return fields(content(parts[1]), parts.length > 3 ? content(parts[2]) : "");
    }

    private static String content(String part) {
        var content = part.substring(part.indexOf("\r\n\r\n") + 4);
        return content.endsWith("\r\n") ? content.substring(0, content.length() - 2) : content;
    }

    private static Map<String, String> fields(String xml, String attached) {
        var fields = new LinkedHashMap<String, String>();
        var message = first(first(document(xml), "Body"), "");
        if (message.getLocalName().equals("Fault")) {
            fields.put("ErrorCode", "Fault");
            return fields;
        }
        boolean text = message.getLocalName().contains("RealTime");
        for (var node = message.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element field) {
                boolean payload = field.getLocalName().equals("Payload");
                fields.put(field.getLocalName(), payload ? payload(field, text, attached) : field.getTextContent());
            }
        return fields;
    }

    private static String payload(Element field, boolean text, String attached) {
        if (field.getElementsByTagName("*").getLength() > 0) return attached;
        if (text) return field.getTextContent();
        return new String(Base64.getMimeDecoder().decode(field.getTextContent()), StandardCharsets.ISO_8859_1);
    }

    private static Element document(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.ISO_8859_1)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError(xml, e);
        }
    }

    private static Element first(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling())
            if (node instanceof Element child && (name.isEmpty() || name.equals(child.getLocalName()))) return child;
        throw new AssertionError("no " + name + " in " + parent.getLocalName());
    }
}
