package io.x12gateway.core.response;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnds;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;

import java.time.Clock;
import java.util.Optional;

/**
 * Puts one inquiry to its back end and notes the answer. The call is a read and stands outside any commit, so after a
 * crash in between the question is simply put again. Silence is a fault until the inquiry's time is up: the pipeline
 * then delivers the work again, later. An answer that comes when the time was up goes to the partner by itself.
 */
public final class InquiryStage implements StageWorker {
    private final Inquiries inquiries;
    private final Submissions submissions;
    private final PayloadStore payloads;
    private final BackEnds backEnds;
    private final AnswerJudge judge;
    private final Commits commits;
    private final Completion completion;
    private final LateAnswers lateAnswers;
    private final InquiryLimits limits;
    private final Clock clock;

    public InquiryStage(
            Inquiries inquiries,
            Submissions submissions,
            PayloadStore payloads,
            BackEnds backEnds,
            AnswerJudge judge,
            Commits commits,
            Completion completion,
            LateAnswers lateAnswers,
            InquiryLimits limits,
            Clock clock) {
        this.inquiries = inquiries;
        this.submissions = submissions;
        this.payloads = payloads;
        this.backEnds = backEnds;
        this.judge = judge;
        this.commits = commits;
        this.completion = completion;
        this.lateAnswers = lateAnswers;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.INQUIRY;
    }

    /** @throws GatewayFault {@code back-end-silent}, kind BACK_END: put it again later */
    @Override
    public void work(Work work) {
        var inquiry = inquiries.find(work.subject()).orElseThrow(() -> missing("inquiry", work.subject()));
        if (inquiry.state() == InquiryState.OPEN) ask(work, inquiry);
        else commits.commit(LedgerEntry.of(new Change.Finish(work.id(), clock.instant())));
        completion.assembleIfAnswered(inquiry.assembly());
    }

    private void ask(Work work, Inquiry inquiry) {
        if (isOverdue(inquiry)) {
            close(work, inquiry, new Answer.NoAnswer("deadline"));
            return;
        }
        var submission = submissions
                .find(inquiry.submission())
                .orElseThrow(() -> missing("submission", inquiry.submission().value()));
        var answer = answer(inquiry, submission);
        if (answer instanceof Answer.NoAnswer silence && !isOverdue(inquiry)) throw silent(inquiry, silence);
        close(work, inquiry, answer);
    }

    private Answer answer(Inquiry inquiry, Submission submission) {
        try (var bytes = PayloadReader.of(payloads, submission.payload())) {
            var question = Questions.question(inquiry, bytes);
            return judge.judge(question, backEnds.named(inquiry.backEnd()).askPatiently(question, limits.attempt()))
                    .answer();
        }
    }

    private boolean isOverdue(Inquiry inquiry) {
        return !clock.instant().isBefore(inquiry.openedAt().plus(limits.inquiry()));
    }

    private void close(Work work, Inquiry inquiry, Answer answer) {
        var entry = LedgerEntry.builder();
        var at = clock.instant();
        entry.add(new Change.Finish(work.id(), at));
        switch (answer) {
            case Answer.Answered answered -> {
                var staged = payloads.stage(answered.interchange());
                entry.add(new Change.StorePayload(staged));
                entry.add(new Change.CloseInquiry(inquiry.id(), InquiryState.ANSWERED, Optional.of(staged.id()), ""));
            }
            case Answer.Refused refused ->
                entry.add(new Change.CloseInquiry(
                        inquiry.id(), InquiryState.REFUSED, Optional.empty(), reason("refused", refused.reason())));
            case Answer.NoAnswer silence ->
                entry.add(new Change.CloseInquiry(
                        inquiry.id(), InquiryState.NO_ANSWER, Optional.empty(), reason("no-answer", silence.reason())));
        }
        entry.add(new Change.Note(
                new TimelineEntry(inquiry.submission(), at, event(answer), "gateway", detail(inquiry, answer))));
        // Refused means that the sweep closed it while it was being asked.
        if (commits.commit(entry.build()) instanceof Outcome.Refused && answer instanceof Answer.Answered answered)
            lateAnswers.deliver(work, inquiry, answered);
    }

    private static String event(Answer answer) {
        return switch (answer) {
            case Answer.Answered answered -> "back-end-answered";
            case Answer.Refused refused -> "back-end-refused";
            case Answer.NoAnswer silence -> "back-end-silent";
        };
    }

    private static String detail(Inquiry inquiry, Answer answer) {
        var who = inquiry.backEnd() + ", inquiry " + inquiry.id();
        return switch (answer) {
            case Answer.Answered answered -> who;
            case Answer.Refused refused -> who + ": " + reason("refused", refused.reason());
            case Answer.NoAnswer silence -> who + ": " + reason("no-answer", silence.reason());
        };
    }

    static String reason(String word, String detail) {
        var text = word + ": " + detail;
        return text.substring(0, Math.min(500, text.length()));
    }

    private static GatewayFault silent(Inquiry inquiry, Answer.NoAnswer silence) {
        return new GatewayFault(
                FaultKind.BACK_END,
                "back-end-silent",
                inquiry.backEnd() + " did not answer inquiry " + inquiry.id() + " (" + silence.reason()
                        + "); it is asked again.");
    }

    private static GatewayFault missing(String what, String id) {
        return new GatewayFault(
                FaultKind.GATEWAY,
                what + "-missing",
                "There is work for the " + what + " " + id + ", which is unknown.");
    }
}
