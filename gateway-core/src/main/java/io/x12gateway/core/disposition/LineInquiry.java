package io.x12gateway.core.disposition;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.response.AnswerJudge;
import io.x12gateway.core.response.ResponseAssembly;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks a back end while somebody waits. A back end that does not answer in time is as good as one that is silent. */
final class LineInquiry {
    /** Time to write, judge and commit the answer. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private static final int REASON_MAX = 500;

    private final AnswerJudge judge;
    private final PayloadStore payloads;

    LineInquiry(AnswerJudge judge, PayloadStore payloads) {
        this.judge = judge;
        this.payloads = payloads;
    }

    /**
     * @param until as {@link System#nanoTime} tells it: when whoever waits has to have the answer
     * @return as refused if the inquiry is
     */
    ResponseAssembly.Part ask(Inquiry inquiry, Question question, Optional<BackEnds.Seat> seat, long until) {
        return inquiry.state() == InquiryState.OPEN
                ? part(question, ask(question, seat.orElseThrow(), until))
                : new ResponseAssembly.Part(question, inquiry.state(), inquiry.reason(), Optional.empty());
    }

    private AnswerJudge.Judged ask(Question question, BackEnds.Seat seat, long until) {
        var left = Duration.ofNanos(until - System.nanoTime()).minus(RESERVE);
        if (left.isNegative() || left.isZero())
            return new AnswerJudge.Judged(new Answer.NoAnswer("deadline"), Optional.empty());
        return judge.judge(question, seat.ask(question, left));
    }

    private static ResponseAssembly.Part part(Question question, AnswerJudge.Judged judged) {
        return switch (judged.answer()) {
            case Answer.Answered answered ->
                new ResponseAssembly.Part(question, InquiryState.ANSWERED, "", Optional.of(answered.interchange()))
                        .with(judged.reading());
            case Answer.Refused refused ->
                new ResponseAssembly.Part(
                        question, InquiryState.REFUSED, "refused: " + refused.reason(), Optional.empty());
            case Answer.NoAnswer silence ->
                new ResponseAssembly.Part(
                        question, InquiryState.NO_ANSWER, "no-answer: " + silence.reason(), Optional.empty());
        };
    }

    /** The inquiry with its end, and what the back end said as it said it. */
    List<Change> ended(Inquiry inquiry, ResponseAssembly.Part part) {
        var staged = part.answer().get().map(payloads::stage);
        var reason =
                part.reason().substring(0, Math.min(REASON_MAX, part.reason().length()));
        var opened = new Change.OpenInquiry(new Inquiry(
                inquiry.id(),
                inquiry.submission(),
                inquiry.assembly(),
                inquiry.sequence(),
                inquiry.type(),
                inquiry.backEnd(),
                inquiry.interchange(),
                inquiry.transaction(),
                inquiry.patient(),
                inquiry.openedAt(),
                part.state(),
                inquiry.contract(),
                staged.map(s -> s.id()),
                reason));
        return staged.<List<Change>>map(s -> List.of(new Change.StorePayload(s), opened))
                .orElseGet(() -> List.of(opened));
    }
}
