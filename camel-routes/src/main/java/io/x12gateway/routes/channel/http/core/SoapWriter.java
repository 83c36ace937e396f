package io.x12gateway.routes.channel.http.core;

import org.jspecify.annotations.Nullable;

import javax.xml.namespace.QName;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Writes SOAP 1.2 messages. */
final class SoapWriter {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="%s">
            """.formatted(Soap.ENVELOPE);
    private final StringBuilder xml = new StringBuilder(HEAD);

    private SoapWriter() {}

    /**
     * The message that carries an envelope.
     *
     * @param payload the markup inside the element Payload; none for no such element
     */
    static byte[] envelope(
            String element,
            String ruleVersion,
            Map<Field, String> fields,
            Optional<String> payload,
            CoreAnswer answer) {
        var writer = new SoapWriter();
        writer.xml.append(" <soapenv:Body>\n  <core:").append(element);
        writer.xml.append(" xmlns:core=\"").append(Soap.namespace(ruleVersion)).append("\">\n");
        fields.forEach((field, value) -> writer.element(field.label(), escape(value)));
        payload.ifPresent(markup -> writer.element(Field.PAYLOAD.label(), markup));
        writer.element("ErrorCode", escape(answer.errorCode()));
        writer.element("ErrorMessage", escape(answer.errorMessage()));
        writer.xml.append("  </core:").append(element).append(">\n </soapenv:Body>\n");
        return writer.end();
    }

    private void element(String name, String markup) {
        xml.append("   <").append(name).append('>').append(markup);
        xml.append("</").append(name).append(">\n");
    }

    private byte[] end() {
        return xml.append("</soapenv:Envelope>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] fault(SoapFault.Code code, String reason, Iterable<QName> notUnderstood) {
        var writer = new SoapWriter();
        writer.headers(code, notUnderstood);
        writer.xml
                .append(" <soapenv:Body>\n  <soapenv:Fault>\n   <soapenv:Code><soapenv:Value>soapenv:")
                .append(code.label())
                .append("</soapenv:Value></soapenv:Code>\n   <soapenv:Reason><soapenv:Text xml:lang=\"en\">")
                .append(escape(reason))
                .append("</soapenv:Text></soapenv:Reason>\n  </soapenv:Fault>\n </soapenv:Body>\n");
        return writer.end();
    }

    /** SOAP 1.2 part 1, 5.4.7 and 5.4.8. */
    private void headers(SoapFault.Code code, Iterable<QName> notUnderstood) {
        var blocks = new StringBuilder();
        for (var name : notUnderstood)
            blocks.append("  <soapenv:NotUnderstood qname=\"n:")
                    .append(escape(name.getLocalPart()))
                    .append("\" xmlns:n=\"")
                    .append(escape(name.getNamespaceURI()))
                    .append("\"/>\n");
        if (code == SoapFault.Code.VERSION_MISMATCH)
            blocks.append(
                    "  <soapenv:Upgrade><soapenv:SupportedEnvelope qname=\"soapenv:Envelope\"/></soapenv:Upgrade>\n");
        if (!blocks.isEmpty()) xml.append(" <soapenv:Header>\n").append(blocks).append(" </soapenv:Header>\n");
    }

    /** A payload as the text of an element; empty if it has characters that XML has no place for. */
    static Optional<String> text(byte[] payload) {
        var text = decoded(payload);
        if (!text.codePoints().allMatch(SoapWriter::isCharacter)) return Optional.empty();
        // A section could neither hold its own end nor keep a carriage return.
        return Optional.of(text.contains("]]>") || text.indexOf('\r') >= 0 ? escape(text) : "<![CDATA[" + text + "]]>");
    }

    private static String decoded(byte[] payload) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(payload, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isCharacter(int c) {
        return (c >= 0x20 && c <= 0xd7ff)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }

    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            var entity = entity(c);
            if (entity == null) escaped.append(c);
            else escaped.append(entity);
        }
        return escaped.toString();
    }

    private static @Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\r' -> "&#13;";
            default -> c < ' ' && c != '\n' && c != '\t' ? "?" : null;
        };
    }
}
