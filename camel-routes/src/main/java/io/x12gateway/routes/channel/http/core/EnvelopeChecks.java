package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.intake.Intake;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.channel.http.HttpArrival;
import io.x12gateway.routes.channel.http.core.CoreSettings.Exchange;
import io.x12gateway.routes.settings.InterchangeSettings;
import org.springframework.stereotype.Component;

import java.io.InputStream;
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

    private static final Pattern VERSION = Pattern.compile("[0-9]\\.[0-9]\\.[0-9]");

    private final CoreSettings settings;
    private final InterchangeSettings ours;
    private final CoreLogin login;
    private final Submissions submissions;
    private final Intake intake;

    EnvelopeChecks(
            CoreSettings settings, InterchangeSettings ours, CoreLogin login, Submissions submissions, Intake intake) {
        this.settings = settings;
        this.ours = ours;
        this.login = login;
        this.submissions = submissions;
        this.intake = intake;
    }

    /** What a checked envelope asks for, and who asks. */
    record Checked(TradingPartner partner, CoreSettings.Request request, String payloadId, Channel channel) {
        /** By which the partner's message is known for ever; an acknowledgment may name what it acknowledges. */
        String clientKey() {
            return request.exchange() == Exchange.RESULTS_ACKNOWLEDGMENT ? "ack/" + payloadId : payloadId;
        }

        ProcessingMode mode() {
            return request.exchange() == Exchange.REAL_TIME ? ProcessingMode.REAL_TIME : ProcessingMode.BATCH;
        }

        Arrival arrival(InputStream body, String source) {
            return new Arrival(partner.id(), channel, mode(), "", Optional.of(clientKey()), body, source);
        }
    }

    /** The caller that token or certificate named can be confirmed by user and password, and overruled by nobody. */
    Checked check(Envelope envelope, HttpArrival http, Channel channel) {
        required(envelope);
        legal(envelope);
        version(envelope);
        var partner = login.partner(envelope, http.caller(), http.source());
        try {
            addresses(envelope, partner);
            var request = request(envelope);
            var checked = new Checked(partner, request, payloadId(envelope), channel);
            if (!request.exchange().isRetrieval()) unseen(checked);
            else if (envelope.payload().isPresent())
                throw EnvelopeError.illegal(Field.PAYLOAD, "A retrieval carries no Payload.");
            return checked;
        } catch (EnvelopeError error) {
            refuse(partner, channel, error, http.source());
            throw error;
        }
    }

    /** Who is known and asks for what it may not have leaves a trace. */
    private void refuse(TradingPartner partner, Channel channel, EnvelopeError error, String source) {
        var arrival = new Arrival(
                partner.id(),
                channel,
                ProcessingMode.BATCH,
                "",
                Optional.empty(),
                InputStream.nullInputStream(),
                source);
        var code = "core-" + error.code().name().toLowerCase(Locale.ROOT).replace('_', '-');
        intake.refuse(arrival, new GatewayFault(FaultKind.SENDER, code, String.valueOf(error.getMessage())));
    }

    private static String payloadId(Envelope envelope) {
        return envelope.value(Field.PAYLOAD_ID).toLowerCase(Locale.ROOT);
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
        return settings.requests().stream()
                .anyMatch(r -> r.name().equals(envelope.value(Field.PAYLOAD_TYPE))
                        && r.exchange().isRetrieval());
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
        matches(envelope, Field.CORE_RULE_VERSION, VERSION, "CORERuleVersion is written like 2.2.0.");
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
        var version = envelope.value(Field.CORE_RULE_VERSION);
        if (!settings.ruleVersions().contains(version))
            throw new EnvelopeError(
                    ErrorCode.VERSION_MISMATCH, "CORERuleVersion must be one of " + settings.ruleVersions() + ".");
        if (!envelope.formVersion().orElse(version).equals(version))
            throw new EnvelopeError(
                    ErrorCode.VERSION_MISMATCH,
                    "CORERuleVersion and the namespace of the envelope are of two versions.");
    }

    private void addresses(Envelope envelope, TradingPartner partner) {
        var sender = envelope.value(Field.SENDER_ID);
        boolean own = partner.applicationId().equals(sender)
                || partner.identities().stream().anyMatch(i -> i.id().equals(sender));
        if (!own) throw EnvelopeError.illegal(Field.SENDER_ID, "SenderID is not registered for this login.");
        if (!envelope.value(Field.RECEIVER_ID).equals(ours.id()))
            throw EnvelopeError.illegal(Field.RECEIVER_ID, "ReceiverID must be " + ours.id() + ".");
    }

    /** Whether it is the same message again shows when it has been read; one of another mode cannot be. */
    private void unseen(Checked asked) {
        var known = submissions.byClientKey(asked.partner().id(), asked.clientKey());
        if (known.filter(first -> first.mode() != asked.mode()).isPresent()) throw reused();
    }

    /** A PayloadID names one message for ever. */
    static EnvelopeError reused() {
        return EnvelopeError.illegal(
                Field.PAYLOAD_ID, "This PayloadID was used before for another message; give every message a new one.");
    }

    private CoreSettings.Request request(Envelope envelope) {
        var mode = envelope.value(Field.PROCESSING_MODE);
        return settings.request(envelope.value(Field.PAYLOAD_TYPE), mode, envelope.value(Field.CORE_RULE_VERSION))
                .filter(r -> envelope.exchanges().contains(r.exchange()))
                .orElseThrow(() -> EnvelopeError.illegal(
                        Field.PAYLOAD_TYPE,
                        "This PayloadType is not taken with this ProcessingMode, CORERuleVersion and operation."));
    }

    static String newPayloadId() {
        return UUID.randomUUID().toString();
    }
}
