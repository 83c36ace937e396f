package io.x12gateway.core.wiring;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.claimstatus.ClaimStatusAnswers;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.eligibility.EligibilityAnswers;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.Rejection;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A back end that finds nobody and no claim, unless a test says otherwise; it remembers what it was asked. */
public final class ScriptedBackEnd implements BackEnd {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 21, 15, 1);
    private final String name;
    public final List<Question> asked = new ArrayList<>();
    public Function<Question, Answer> script = ScriptedBackEnd::answer;

    ScriptedBackEnd(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Answer ask(Question question, Duration deadline) {
        asked.add(question);
        return script.apply(question);
    }

    @Override
    public String check() {
        return "";
    }

    public static Answer answer(Question question) {
        if (question.type() == TransactionType.ELIGIBILITY_INQUIRY)
            return eligibility(EligibilityInquiry.read(question.transaction(), question.delimiters()));
        return claimStatus(ClaimStatusRequest.read(question.transaction(), question.delimiters()));
    }

    public static Answer eligibility(EligibilityInquiry inquiry) {
        var notFound = Rejection.correctAndResubmit("75");
        var response = EligibilityAnswers.patientsRejected(inquiry, person -> List.of(notFound), AT);
        return interchange(TransactionType.ELIGIBILITY_RESPONSE, response.segments());
    }

    public static Answer claimStatus(ClaimStatusRequest request) {
        var response = ClaimStatusAnswers.answered(request, AT, provider -> Optional.empty(), claim -> List.of());
        return interchange(TransactionType.CLAIM_STATUS_RESPONSE, response.segments());
    }

    public static Answer interchange(TransactionType type, List<Segment> body) {
        var envelope = Envelope.of(
                type, "ZZ", "BACKEND", "ZZ", "GATEWAY", new ControlNumber(77), new ControlNumber(78), AT, true);
        return new Answer.Answered(new InterchangeWriter().write(envelope, List.of(OutgoingTransaction.of(body))));
    }
}
