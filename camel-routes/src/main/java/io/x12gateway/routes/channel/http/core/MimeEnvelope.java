package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.core.CoreSettings.Exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The envelope as multipart/form-data: one part for each field. */
final class MimeEnvelope extends Envelope {
    private final Multipart parts;

    MimeEnvelope(Multipart parts) {
        this.parts = parts;
    }

    @Override
    void read() throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) if (take(part.get())) break;
    }

    @Override
    void finish() throws IOException {
        for (var part = parts.next(); part.isPresent(); part = parts.next()) take(part.get());
    }

    /** Returns whether it is a payload that can be streamed. */
    private boolean take(Multipart.Part part) throws IOException {
        var name = part.formName();
        var field = Field.labelled(name).orElseThrow(() -> EnvelopeError.notUnderstood(name));
        if (field == Field.PAYLOAD) return putPayload(part.body());
        put(field, text(field, part.body()));
        return false;
    }

    private static String text(Field field, InputStream body) throws IOException {
        var bytes = body.readNBytes(field.lengthMax() + 1);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    Set<Exchange> exchanges() {
        return EnumSet.allOf(Exchange.class);
    }

    @Override
    Optional<String> formVersion() {
        return Optional.empty();
    }

    @Override
    Freshness freshness() {
        return Freshness.NONE;
    }
}
