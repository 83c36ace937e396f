package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.core.CoreSettings.Exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request's fields, and its payload as a stream where that is possible: a payload behind all the fields that have to
 * be checked first is not held in memory, whatever its size.
 */
abstract class Envelope {
    /** A payload with needed fields behind it has to be held until they come. */
    private static final int HELD_BYTES_MAX = 256 * 1024;
    /** These are compared with the payload once it has been read, so that they may stand behind it. */
    private static final Set<Field> MAY_FOLLOW = EnumSet.of(Field.PAYLOAD_LENGTH, Field.CHECK_SUM);

    private final Map<Field, String> fields = new EnumMap<>(Field.class);
    private Optional<InputStream> payload = Optional.empty();
    private boolean streaming;

    /**
     * Reads up to the payload or to the end.
     *
     * @throws MalformedException a field came twice, or this is no envelope
     * @throws EnvelopeError a field is unknown or too long
     */
    abstract void read() throws IOException;

    /** Reads to the end of a request whose payload was streamed: nothing may follow but what the rule leaves open. */
    abstract void finish() throws IOException;

    /** What the form of the request leaves open to be wanted. */
    abstract Set<Exchange> exchanges();

    /** The rule version that the form of the request has; empty if every version has this form. */
    abstract Optional<String> formVersion();

    /** What keeps a log-in from being used twice, if it was sent. */
    abstract Freshness freshness();

    /** Absent and empty are the same. */
    final String value(Field field) {
        return fields.getOrDefault(field, "");
    }

    final Optional<InputStream> payload() {
        return payload;
    }

    final void put(Field field, String value) throws MalformedException {
        if (streaming && !MAY_FOLLOW.contains(field))
            throw new EnvelopeError(ErrorCode.SENDER, "Put Payload behind " + field.label() + ".");
        if (value.length() > field.lengthMax())
            throw EnvelopeError.illegal(field, field.label() + " is longer than " + field.lengthMax() + " characters.");
        if (fields.put(field, value.strip()) != null)
            throw new MalformedException("the field " + field.label() + " comes twice");
    }

    /** Returns whether the payload can be streamed; otherwise it is held, and reading goes on behind it. */
    final boolean putPayload(InputStream body) throws IOException {
        if (payload.isPresent()) throw new MalformedException("the field Payload comes twice");
        streaming = isReadyForPayload();
        payload = Optional.of(streaming ? body : hold(body));
        return streaming;
    }

    /** Whether the fields that are needed have been read, so that a payload need not be held. */
    final boolean isReadyForPayload() {
        return fields.containsKey(Field.SENDER_ID)
                && fields.containsKey(Field.RECEIVER_ID)
                && fields.containsKey(Field.CORE_RULE_VERSION)
                && fields.containsKey(Field.TIME_STAMP);
    }

    private static InputStream hold(InputStream body) throws IOException {
        var bytes = body.readNBytes(HELD_BYTES_MAX + 1);
        if (bytes.length > HELD_BYTES_MAX)
            throw new EnvelopeError(ErrorCode.SENDER, "Put Payload behind all other fields.");
        return new ByteArrayInputStream(bytes);
    }
}
