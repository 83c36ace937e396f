package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.HttpAnswer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** Writes an answer: one part per field in the order given, the payload last. */
final class EnvelopeWriter {
    private final String boundary = "x12-gateway-" + UUID.randomUUID();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static HttpAnswer write(Map<String, String> fields, byte[] payload) {
        var writer = new EnvelopeWriter();
        fields.forEach(writer::field);
        if (payload.length > 0) writer.payload(payload);
        writer.ascii("--" + writer.boundary + "--\r\n");
        return HttpAnswer.of(200, "multipart/form-data; boundary=" + writer.boundary, writer.out.toByteArray());
    }

    private void field(String name, String value) {
        ascii("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n");
        out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        ascii("\r\n");
    }

    private void payload(byte[] payload) {
        ascii("--" + boundary + "\r\nContent-Disposition: form-data; name=\"Payload\"\r\n"
                + "Content-Type: application/EDI-X12\r\n\r\n");
        out.writeBytes(payload);
        ascii("\r\n");
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
