package io.x12gateway.routes.channel.http.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request's fields, and its payload as a stream where that is possible: a payload behind all the fields that have to
 * be checked first is not held in memory, whatever its size.
 */
final class Envelope {
    /** A payload with needed fields behind it has to be held until they come. */
    private static final int HELD_BYTES_MAX = 256 * 1024;

    private final Multipart parts;
    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    private Optional<InputStream> payload = Optional.empty();

    private Envelope(Multipart parts) {
        this.parts = parts;
    }

    /**
     * Reads up to the payload or to the end.
     *
     * @throws Multipart.MalformedException a field came twice, or this is no multipart
     * @throws EnvelopeError a field is unknown or too long
     */
    static Envelope read(Multipart parts) throws IOException {
        var envelope = new Envelope(parts);
        for (var part = parts.next(); part.isPresent(); part = parts.next()) if (!envelope.take(part.get())) break;
        return envelope;
    }

    Map<Field, String> fields() {
        return fields;
    }

    /** Absent and empty are the same. */
    String value(Field field) {
        return fields.getOrDefault(field, "");
    }

    Optional<InputStream> payload() {
        return payload;
    }

    /** Reads to the end of a request whose payload was streamed: nothing may follow but what the rule leaves open. */
    void finish() throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) take(part.get());
    }

    /** Returns false once the payload can be streamed. */
    private boolean take(Multipart.Part part) throws IOException {
        var field = Field.labelled(part.name()).orElseThrow(() -> unknown(part.name()));
        if (field != Field.PAYLOAD) {
            if (fields.put(field, text(field, part.body())) != null)
                throw new Multipart.MalformedException("the field " + field.label() + " comes twice");
            return true;
        }
        if (payload.isPresent()) throw new Multipart.MalformedException("the field Payload comes twice");
        boolean last = fields.containsKey(Field.SENDER_ID)
                && fields.containsKey(Field.RECEIVER_ID)
                && fields.containsKey(Field.CORE_RULE_VERSION)
                && fields.containsKey(Field.TIME_STAMP);
        payload = Optional.of(last ? part.body() : hold(part.body()));
        return !last;
    }

    private static EnvelopeError unknown(String name) {
        var safe = name.replaceAll("[^A-Za-z0-9]", "");
        var code = safe.isEmpty() || safe.length() > 50 ? "Field" : safe;
        return new EnvelopeError(code + "NotUnderstood", "This field is not part of the envelope; leave it out.");
    }

    private static String text(Field field, InputStream body) throws IOException {
        var bytes = body.readNBytes(field.lengthMax() + 1);
        if (bytes.length > field.lengthMax())
            throw EnvelopeError.illegal(field, field.label() + " is longer than " + field.lengthMax() + " bytes.");
        return new String(bytes, StandardCharsets.UTF_8).strip();
    }

    private static InputStream hold(InputStream body) throws IOException {
        var bytes = body.readNBytes(HELD_BYTES_MAX + 1);
        if (bytes.length > HELD_BYTES_MAX) throw new EnvelopeError("Sender", "Put Payload behind all other fields.");
        return new ByteArrayInputStream(bytes);
    }
}
