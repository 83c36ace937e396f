package io.x12gateway.core.composition;

import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.GroupHeader;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.mapping.JsonInputException;
import io.x12gateway.edi.mapping.RecordJson;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Dates;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes interchanges for partners who ask in JSON: from them, in their own name, to us. A question that comes again under
 * the same client key becomes the same bytes, so that it is known again.
 */
public final class Composer {
    private static final ByteSpan HEAD = new ByteSpan(0, 1024);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

    private final Submissions submissions;
    private final PayloadStore payloads;
    private final GatewayIdentity us;
    private final Ulid ids;
    private final Clock clock;

    public Composer(Submissions submissions, PayloadStore payloads, GatewayIdentity us, Ulid ids, Clock clock) {
        this.submissions = submissions;
        this.payloads = payloads;
        this.us = us;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param clientKey as in {@link Submission}: then time and numbers are those of the first message under this key
     * @param test ISA15
     */
    public Stamp stamp(TradingPartner partner, Optional<String> clientKey, boolean test) {
        var at = clientKey
                .flatMap(key -> submissions.byClientKey(partner.id(), key))
                .flatMap(this::writtenAt)
                .orElseGet(() -> LocalDateTime.ofInstant(clock.instant(), us.zone()));
        var trace = clientKey.map(key -> trace(partner.id(), key)).orElseGet(ids::next);
        return new Stamp(partner, at, trace, test);
    }

    /** The time that the first message says, which is not quite the time of its receipt. */
    private Optional<LocalDateTime> writtenAt(Submission first) {
        return X12.standard().validate(payloads.read(first.payload(), HEAD)).interchanges().stream()
                .flatMap(interchange -> interchange.groups().stream())
                .findFirst()
                .flatMap(group -> time(group.header()));
    }

    private static Optional<LocalDateTime> time(GroupHeader header) {
        try {
            var time = LocalTime.parse(header.time(), TIME);
            return Dates.parse(header.date()).map(day -> day.atTime(time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String trace(PartnerId partner, String key) {
        var name = (partner + "/" + key).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name)
                .toString()
                .replace("-", "")
                .substring(0, 26)
                .toUpperCase(Locale.ROOT);
    }

    /**
     * The segments between ST and SE.
     *
     * @param json a short form, or the whole record where {@code whole}
     * @throws JsonInputException if the JSON is neither
     */
    public List<Segment> body(TransactionType type, String json, boolean whole, Stamp stamp) throws JsonInputException {
        return switch (type) {
            case ELIGIBILITY_INQUIRY -> eligibility(json, whole, stamp).segments();
            case CLAIM_STATUS_REQUEST -> claimStatus(json, whole, stamp).segments();
            case ELIGIBILITY_RESPONSE,
                    CLAIM_STATUS_RESPONSE,
                    CLAIM_ACKNOWLEDGMENT,
                    REMITTANCE_ADVICE,
                    PROFESSIONAL_CLAIM,
                    INSTITUTIONAL_CLAIM,
                    IMPLEMENTATION_ACKNOWLEDGMENT -> throw new IllegalArgumentException("no inquiry: " + type);
        };
    }

    private static EligibilityInquiry eligibility(String json, boolean whole, Stamp stamp) throws JsonInputException {
        if (!whole) return RecordJson.read(EligibilityQuestion.class, json).inquiry(stamp);
        var record = RecordJson.read(EligibilityInquiry.class, json);
        if (isSaid(record.beginning())) return record;
        return new EligibilityInquiry(
                EligibilityInquiry.beginning(reference(record.beginning(), stamp), stamp.at()), record.sources());
    }

    private static ClaimStatusRequest claimStatus(String json, boolean whole, Stamp stamp) throws JsonInputException {
        if (!whole) return RecordJson.read(ClaimStatusQuestion.class, json).request(stamp);
        var record = RecordJson.read(ClaimStatusRequest.class, json);
        if (isSaid(record.beginning())) return record;
        return new ClaimStatusRequest(
                ClaimStatusRequest.beginning(reference(record.beginning(), stamp), stamp.at()), record.payers());
    }

    private static boolean isSaid(Beginning beginning) {
        return !beginning.structure().isEmpty();
    }

    private static String reference(Beginning beginning, Stamp stamp) {
        return beginning.reference().isEmpty() ? stamp.trace() : beginning.reference();
    }

    /** One interchange with one transaction set. Letters with marks lose the mark. */
    public byte[] interchange(TransactionType type, List<Segment> body, Stamp stamp) {
        var partner = stamp.partner();
        var from = partner.identities().getFirst();
        var number = new ControlNumber(stamp.controlNumber());
        var envelope = Envelope.of(
                        type,
                        from.qualifier(),
                        from.id(),
                        us.identity().qualifier(),
                        us.identity().id(),
                        number,
                        number,
                        stamp.at(),
                        stamp.test())
                .withGroup(partner.applicationId(), us.applicationId());
        return new InterchangeWriter().write(envelope, List.of(OutgoingTransaction.of(body)));
    }
}
