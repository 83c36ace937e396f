package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.settings.InterchangeSettings;
import org.springframework.stereotype.Component;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The checks of an envelope, in the order of the rule. Length and checksum follow as the payload is read. */
@Component
final class EnvelopeChecks {
    private static final List<Field> ALWAYS = List.of(
            Field.PAYLOAD_TYPE,
            Field.PROCESSING_MODE,
            Field.PAYLOAD_ID,
            Field.TIME_STAMP,
            Field.SENDER_ID,
            Field.RECEIVER_ID,
            Field.CORE_RULE_VERSION);
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,10}");
    private static final Pattern SHA_1 = Pattern.compile("[0-9a-fA-F]{40}");

    private final CoreSettings settings;
    private final InterchangeSettings ours;
    private final CoreLogin login;
    private final Submissions submissions;

    EnvelopeChecks(CoreSettings settings, InterchangeSettings ours, CoreLogin login, Submissions submissions) {
        this.settings = settings;
        this.ours = ours;
        this.login = login;
        this.submissions = submissions;
    }

    /** What a checked envelope asks for, and who asks. */
    record Checked(TradingPartner partner, CoreSettings.Request request, String payloadId) {}

    /** @param caller named by token or certificate; may be overruled by nobody, only confirmed by user and password */
    Checked check(Envelope envelope, Optional<TradingPartner> caller, String source) {
        required(envelope);
        legal(envelope);
        version(envelope);
        var partner = login.partner(envelope, caller, source);
        var payloadId = envelope.value(Field.PAYLOAD_ID).toLowerCase(Locale.ROOT);
        addresses(envelope, partner);
        var request = request(envelope);
        if (request.exchange() != CoreSettings.Exchange.RETRIEVAL) unseen(partner, payloadId);
        return new Checked(partner, request, payloadId);
    }

    private void required(Envelope envelope) {
        for (var field : ALWAYS) if (envelope.value(field).isEmpty()) throw EnvelopeError.required(field);
        if (retrieves(envelope)) return;
        if (envelope.payload().isEmpty()) throw EnvelopeError.required(Field.PAYLOAD);
        if (!envelope.value(Field.PROCESSING_MODE).equals("Batch")) return;
        for (var field : List.of(Field.PAYLOAD_LENGTH, Field.CHECK_SUM))
            if (envelope.value(field).isEmpty()) throw EnvelopeError.required(field);
    }

    private boolean retrieves(Envelope envelope) {
        return settings.request(envelope.value(Field.PAYLOAD_TYPE), envelope.value(Field.PROCESSING_MODE))
                .filter(r -> r.exchange() == CoreSettings.Exchange.RETRIEVAL)
                .isPresent();
    }

    private void legal(Envelope envelope) {
        var mode = envelope.value(Field.PROCESSING_MODE);
        if (!mode.equals("RealTime") && !mode.equals("Batch"))
            throw EnvelopeError.illegal(Field.PROCESSING_MODE, "ProcessingMode is RealTime or Batch.");
        if (!settings.knows(envelope.value(Field.PAYLOAD_TYPE)))
            throw EnvelopeError.illegal(Field.PAYLOAD_TYPE, "This PayloadType is not taken here.");
        if (!UUID_TEXT.matcher(envelope.value(Field.PAYLOAD_ID)).matches())
            throw EnvelopeError.illegal(Field.PAYLOAD_ID, "PayloadID is a UUID in hexadecimal with hyphens.");
        if (!isTime(envelope.value(Field.TIME_STAMP)))
            throw EnvelopeError.illegal(Field.TIME_STAMP, "TimeStamp is UTC as CCYY-MM-DDThh:mm:ssZ.");
        matches(envelope, Field.PAYLOAD_LENGTH, DIGITS, "PayloadLength is a number of bytes.");
        matches(envelope, Field.CHECK_SUM, SHA_1, "CheckSum is a SHA-1 in 40 hexadecimal digits.");
    }

    private static void matches(Envelope envelope, Field field, Pattern pattern, String message) {
        var value = envelope.value(field);
        if (!value.isEmpty() && !pattern.matcher(value).matches()) throw EnvelopeError.illegal(field, message);
    }

    private static boolean isTime(String text) {
        try {
            int year = OffsetDateTime.parse(text).getYear();
            return text.endsWith("Z") && year >= 2000 && year < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void version(Envelope envelope) {
        if (!settings.ruleVersions().contains(envelope.value(Field.CORE_RULE_VERSION)))
            throw new EnvelopeError(
                    "VersionMismatch", "CORERuleVersion must be one of " + settings.ruleVersions() + ".");
    }

    private void addresses(Envelope envelope, TradingPartner partner) {
        var sender = envelope.value(Field.SENDER_ID);
        boolean own = partner.applicationId().equals(sender)
                || partner.identities().stream().anyMatch(i -> i.id().equals(sender));
        if (!own) throw EnvelopeError.illegal(Field.SENDER_ID, "SenderID is not registered for this login.");
        if (!envelope.value(Field.RECEIVER_ID).equals(ours.id()))
            throw EnvelopeError.illegal(Field.RECEIVER_ID, "ReceiverID must be " + ours.id() + ".");
    }

    private void unseen(TradingPartner partner, String payloadId) {
        if (submissions.byClientKey(partner.id(), payloadId).isPresent()) throw replayed();
    }

    /** A PayloadID names one message for ever. */
    static EnvelopeError replayed() {
        return EnvelopeError.illegal(
                Field.PAYLOAD_ID, "This PayloadID was received before; give every message a new one.");
    }

    private CoreSettings.Request request(Envelope envelope) {
        return settings.request(envelope.value(Field.PAYLOAD_TYPE), envelope.value(Field.PROCESSING_MODE))
                .orElseThrow(() -> EnvelopeError.illegal(
                        Field.PAYLOAD_TYPE,
                        "This PayloadType is not taken with ProcessingMode " + envelope.value(Field.PROCESSING_MODE)
                                + "."));
    }

    static String newPayloadId() {
        return UUID.randomUUID().toString();
    }
}
