package io.x12gateway.core.response;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.inquiry.SearchOptions;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.core.payload.Bundle;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.claimstatus.ClaimStatusAnswers;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.eligibility.EligibilityAnswers;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import io.x12gateway.edi.eligibility.Rejection;
import io.x12gateway.edi.eligibility.SeveralPatients;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes the response to the inquiries of one interchange: one 271 or 277 for each transaction set, in the order asked, in
 * an interchange of ours; where each patient of a set was asked for by himself, the answers stand in its one 271. Answers are read into records and written anew; who was not answered, or not asked, gets the 271 (AAA) or 277
 * (STC) that says so. Writing it again gives the same bytes.
 */
public final class ResponseAssembly {
    /** The reason of an inquiry that the gateway itself refuses, for want of an agreement that covers the provider. */
    public static final String PROVIDER_NOT_COVERED = "provider-not-covered";

    /** The source ended it without an answer; asking again would give the same (AAA03 80, loop 2100A). */
    private static final Rejection ENDED = new Rejection(true, "80", "N");

    /** The claims system would not take the request (E0:0). */
    private static final StatusCode NOT_TAKEN = StatusCode.of("E0", "0");

    private final GatewayIdentity us;
    private final ControlNumbers numbers;
    private final ValidationProfiles profiles;

    /** @param profiles what partners agreed on, which also counts for what an answer has to say back to them */
    public ResponseAssembly(GatewayIdentity us, ControlNumbers numbers, ValidationProfiles profiles) {
        this.us = us;
        this.numbers = numbers;
        this.profiles = profiles;
    }

    /**
     * One inquiry with what came of it.
     *
     * @param reason as in {@link io.x12gateway.core.inquiry.Inquiry}
     * @param question fetched when its turn comes, and perhaps more than once
     * @param answer the same: the back end's interchange, already judged, if there is one
     * @param reading of both, if it is still at hand
     */
    public record Part(
            Supplier<Question> question,
            TransactionType type,
            InquiryState state,
            String reason,
            Supplier<Optional<byte[]>> answer,
            Optional<Reading> reading) {

        /** One that is in memory. */
        public Part(Question question, InquiryState state, String reason, Optional<byte[]> answer) {
            this(() -> question, question.type(), state, reason, () -> answer, Optional.empty());
        }

        /** The same, read already. */
        public Part with(Optional<Reading> known) {
            return new Part(question, type, state, reason, answer, known);
        }
    }

    /**
     * One transaction set of the response.
     *
     * @param question the set that asked, as it came; not looked at if there is one part
     * @param parts one, or one for each patient of the set
     */
    public record Answers(Supplier<Question> question, List<Part> parts) {
        public Answers {
            parts = List.copyOf(parts);
        }

        static Answers of(Part part) {
            return new Answers(part.question(), List.of(part));
        }

        TransactionType type() {
            return parts.getFirst().type();
        }
    }

    /**
     * A response of transaction sets that were each asked as they came, in memory.
     *
     * @param received the interchange that the inquiries came in
     * @param parts at least one, all of one type, in the order asked
     * @throws GatewayFault {@code response-invalid}, kind GATEWAY: what we wrote does not pass our own judge
     */
    public Document assemble(
            String documentKey,
            Submission submission,
            TradingPartner partner,
            InterchangeHeader received,
            List<Part> parts) {
        var sets = parts.stream().map(Answers::of).toList();
        var response = new Response(documentKey, submission, partner, received, sets);
        return response.document(new Document.Content.Bytes(response.bytes()));
    }

    /**
     * The same for as many as there are, which need not fit into memory.
     *
     * @param into where it is written; spoilt if this throws
     */
    Document assembleAll(
            String documentKey,
            Submission submission,
            TradingPartner partner,
            InterchangeHeader received,
            List<Answers> sets,
            Bundle into) {
        var response = new Response(documentKey, submission, partner, received, sets);
        try {
            return response.document(new Document.Content.Staged(into.add(response::write)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Response {
        private final String key;
        private final Submission submission;
        private final TradingPartner partner;
        private final InterchangeHeader received;
        private final List<Answers> sets;
        private final TransactionType type;
        private final ControlNumbers.Allocated allocated;

        Response(
                String key,
                Submission submission,
                TradingPartner partner,
                InterchangeHeader received,
                List<Answers> sets) {
            this.key = key;
            this.submission = submission;
            this.partner = partner;
            this.received = received;
            this.sets = sets;
            this.type = AnswerJudge.responseTo(sets.getFirst().type());
            this.allocated = numbers.forDocument(key, partner.id(), usage());
        }

        private String usage() {
            return received.test() ? "T" : "P";
        }

        private X12 judge() {
            return profiles.judge(partner, submission.receivedAt()).ofAnswers();
        }

        private LocalDateTime at() {
            return LocalDateTime.ofInstant(submission.receivedAt(), us.zone());
        }

        private Envelope envelope() {
            return ResponseAssembly.this.envelope(type, partner, received, allocated, at());
        }

        private List<OutgoingTransaction> transactions() {
            return new OneByOne<>(sets, set -> OutgoingTransaction.of(segments(set, at())));
        }

        byte[] bytes() {
            var bytes = partner.outbound().writer().write(envelope(), transactions());
            check(key, judge().validate(bytes));
            return bytes;
        }

        void write(OutputStream out) throws IOException {
            var writer = partner.outbound().writer();
            check(
                    key,
                    JudgedWriting.write(
                            both -> writer.write(envelope(), List.of(), transactions(), both), out, judge()));
        }

        Document document(Document.Content content) {
            return new Document(
                    partner.id(),
                    key,
                    type.setId(),
                    usage(),
                    allocated.isa13(),
                    "",
                    "answered",
                    content,
                    submission.id());
        }
    }

    private Envelope envelope(
            TransactionType type,
            TradingPartner partner,
            InterchangeHeader received,
            ControlNumbers.Allocated allocated,
            LocalDateTime at) {
        return Envelope.of(
                        type,
                        us.identity().qualifier(),
                        us.identity().id(),
                        received.senderQualifier(),
                        received.senderId(),
                        new ControlNumber(allocated.interchange()),
                        new ControlNumber(allocated.group()),
                        at,
                        received.test())
                .with(partner.outbound().delimiters().orElse(Delimiters.STANDARD))
                .withGroup(us.applicationId(), partner.applicationId(received.usage()));
    }

    private static void check(String documentKey, ValidationReport report) {
        if (report.verdict() == ValidationReport.Verdict.VALID) return;
        var codes = report.allFindings()
                .filter(Finding::isError)
                .map(f -> f.code() + " at " + f.location().label())
                .distinct()
                .limit(10)
                .collect(Collectors.joining(", "));
        throw new GatewayFault(
                FaultKind.GATEWAY,
                "response-invalid",
                "The response " + documentKey + " is not valid X12 and was not sent: " + codes + ".");
    }

    private static List<Segment> segments(Answers set, LocalDateTime at) {
        if (set.parts().size() > 1) return patientByPatient(set, at).segments();
        var part = set.parts().getFirst();
        return part.type() == TransactionType.ELIGIBILITY_INQUIRY
                ? eligibility(part, () -> asked(part.question().get()), at).segments()
                : claimStatus(part, at).segments();
    }

    private static EligibilityResponse patientByPatient(Answers set, LocalDateTime at) {
        var question = set.question().get();
        var patients = SeveralPatients.in(question.transaction(), question.delimiters());
        var answers = new ArrayList<EligibilityResponse>();
        for (var part : set.parts()) {
            int patient = answers.size() + 1;
            answers.add(eligibility(
                    part, () -> EligibilityInquiry.read(patients.transaction(patient), question.delimiters()), at));
        }
        return patients.together(answers, at);
    }

    private static EligibilityInquiry asked(Question question) {
        return EligibilityInquiry.read(question.transaction(), question.delimiters());
    }

    private static EligibilityResponse eligibility(Part part, Supplier<EligibilityInquiry> question, LocalDateTime at) {
        if (part.reading().orElse(null) instanceof Reading.Eligibility known) return answered(known);
        var asked = question.get();
        var answer = part.answer().get();
        if (answer.isPresent()) {
            var told = AnswerText.of(answer.get());
            var response = EligibilityResponse.read(told.bytes(), told.delimiters());
            return answered(new Reading.Eligibility(asked, response));
        }
        if (isOurRefusal(part)) return EligibilityAnswers.receiverRejected(asked, Rejection.NOT_AUTHORIZED, at);
        if (part.state() == InquiryState.REFUSED && part.reason().startsWith(SearchOptions.INCOMPLETE))
            return EligibilityAnswers.patientsRejected(asked, SearchOptions::rejections, at);
        return part.state() == InquiryState.REFUSED
                ? EligibilityAnswers.payerRejected(asked, ENDED, at)
                : EligibilityAnswers.systemRejected(asked, Rejection.SOURCE_UNAVAILABLE, at);
    }

    private static EligibilityResponse answered(Reading.Eligibility reading) {
        var told = reading.told();
        var reference = reading.asked().beginning().reference();
        return new EligibilityResponse(withReference(told.beginning(), reference), told.sources());
    }

    private static ClaimStatusResponse answered(Reading.ClaimStatus reading) {
        var told = reading.told();
        var reference = reading.asked().beginning().reference();
        return new ClaimStatusResponse(withReference(told.beginning(), reference), told.payers());
    }

    private static ClaimStatusResponse claimStatus(Part part, LocalDateTime at) {
        if (part.reading().orElse(null) instanceof Reading.ClaimStatus known) return answered(known);
        var question = part.question().get();
        var asked = ClaimStatusRequest.read(question.transaction(), question.delimiters());
        var answer = part.answer().get();
        if (answer.isPresent()) {
            var told = AnswerText.of(answer.get());
            var response = ClaimStatusResponse.read(told.bytes(), told.delimiters());
            return answered(new Reading.ClaimStatus(asked, response));
        }
        if (isOurRefusal(part))
            return ClaimStatusAnswers.requestRejected(asked, ClaimStatusAnswers.SUBMITTER_NOT_APPROVED, at);
        return ClaimStatusAnswers.requestRejected(
                asked, part.state() == InquiryState.REFUSED ? NOT_TAKEN : ClaimStatusAnswers.NO_ANSWER, at);
    }

    /** Whether the gateway did not ask, since the partner may not ask for this provider. */
    private static boolean isOurRefusal(Part part) {
        return part.state() == InquiryState.REFUSED && part.reason().equals(PROVIDER_NOT_COVERED);
    }

    private static Beginning withReference(Beginning told, String reference) {
        return new Beginning(told.structure(), told.purpose(), reference, told.date(), told.time(), told.type());
    }
}
