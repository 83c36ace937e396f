package io.x12gateway.routes.backend.hets;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A real-time request in a CORE 2.2.0 MIME envelope: {@code multipart/form-data}, one part per field, Payload last. */
final class CoreForm implements CoreRequest {
    private static final String RULE_VERSION = "2.2.0";
    private final String boundary;
    private final byte[] body;

    private CoreForm(String boundary, byte[] body) {
        this.boundary = boundary;
        this.body = body;
    }

    static CoreForm realTime(String payloadType, String sender, String receiver, Instant now, byte[] payload) {
        // No X12 of ours holds a line that begins like this one.
        var boundary = "core-" + UUID.randomUUID();
        var fields = new LinkedHashMap<String, String>();
        fields.put("PayloadType", payloadType);
        fields.put("ProcessingMode", "RealTime");
        fields.put("PayloadID", UUID.randomUUID().toString());
        fields.put("TimeStamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("SenderID", sender);
        fields.put("ReceiverID", receiver);
        fields.put("CORERuleVersion", RULE_VERSION);
        return new CoreForm(boundary, body(boundary, fields, payload));
    }

    @Override
    public String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    @Override
    public byte[] body() {
        return body;
    }

    private static byte[] body(String boundary, Map<String, String> fields, byte[] payload) {
        var out = new ByteArrayOutputStream(payload.length + 2048);
        fields.forEach((name, value) -> {
            head(out, boundary, name, "");
            text(out, value + "\r\n");
        });
        head(out, boundary, "Payload", "Content-Type: application/EDI-X12\r\n");
        out.writeBytes(payload);
        text(out, "\r\n--" + boundary + "--\r\n");
        return out.toByteArray();
    }

    private static void head(ByteArrayOutputStream out, String boundary, String name, String more) {
        text(out, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n" + more + "\r\n");
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
