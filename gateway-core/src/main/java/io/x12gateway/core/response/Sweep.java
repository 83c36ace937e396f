package io.x12gateway.core.response;

import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.intake.HeldUploads;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends what nobody else will end: inquiries whose time is up, uploads that were held long enough, submissions whose last step a crash left unasked, real-time
 * submissions whose connection went down with the process. Run it every few seconds; running it twice at once is
 * harmless.
 */
public final class Sweep {
    private static final int PER_RUN = 1000;

    /** Closed a little after the stage itself would close it, so that the two do not race as a rule. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Submissions submissions;
    private final Inquiries inquiries;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Completion completion;
    private final HeldUploads held;
    private final InquiryLimits limits;
    private final Duration realTime;
    private final Clock clock;

    /** @param realTime after this long nobody waits on the line any more; twice the real-time deadline is right */
    public Sweep(
            Submissions submissions,
            Inquiries inquiries,
            Outbox outbox,
            Ledger ledger,
            Completion completion,
            HeldUploads held,
            InquiryLimits limits,
            Duration realTime,
            Clock clock) {
        this.submissions = submissions;
        this.inquiries = inquiries;
        this.outbox = outbox;
        this.ledger = ledger;
        this.completion = completion;
        this.held = held;
        this.limits = limits;
        this.realTime = realTime;
        this.clock = clock;
    }

    /** What one run ended. */
    public record Swept(int inquiries, int submissions) {}

    public Swept sweep() {
        held.release();
        int closed = 0;
        var overdue = clock.instant().minus(limits.inquiry()).minus(GRACE);
        for (var inquiry : inquiries.openSince(overdue, PER_RUN)) if (close(inquiry)) closed++;
        int ended = 0;
        for (var submission : submissions.inFlight(PER_RUN)) if (end(submission)) ended++;
        return new Swept(closed, ended);
    }

    private boolean close(Inquiry inquiry) {
        boolean closed = closeUnanswered(inquiry, "deadline");
        completion.assembleIfAnswered(inquiry.assembly());
        return closed;
    }

    private boolean closeUnanswered(Inquiry inquiry, String why) {
        var at = clock.instant();
        var detail = inquiry.backEnd() + ", inquiry " + inquiry.id() + ": no-answer: " + why;
        var outcome = ledger.commitNow(LedgerEntry.of(
                new Change.CloseInquiry(
                        inquiry.id(), InquiryState.NO_ANSWER, Optional.empty(), InquiryStage.reason("no-answer", why)),
                new Change.Note(new TimelineEntry(inquiry.submission(), at, "back-end-silent", "gateway", detail))));
        return outcome instanceof Outcome.Committed;
    }

    private boolean end(Submission submission) {
        if (submission.state() == SubmissionState.IN_PROGRESS) {
            completion.settle(submission.id());
            return submissions
                    .find(submission.id())
                    .filter(s -> s.state().isFinal())
                    .isPresent();
        }
        return isLeftBehind(submission)
                && completion.fail(submission.id(), "the connection was gone before the answer");
    }

    /** Received in real time, not handed on to the batch stages, and longer ago than anybody waits. */
    private boolean isLeftBehind(Submission submission) {
        return submission.mode() == ProcessingMode.REAL_TIME
                && submission.receivedAt().plus(realTime).isBefore(clock.instant())
                && outbox.find(Work.of(Stage.DISPOSITION, submission.id().value())
                                .id())
                        .isEmpty();
    }

    /**
     * For work that failed at every attempt the pipeline grants. An inquiry is closed without an answer, so that its
     * partner is told; anything else needs an operator, and is tried again when the gateway has been started anew.
     */
    public void giveUp(Work work, String why) {
        switch (work.stage()) {
            case INQUIRY ->
                inquiries.find(work.subject()).ifPresent(inquiry -> {
                    closeUnanswered(inquiry, why);
                    finish(work);
                    completion.assembleIfAnswered(inquiry.assembly());
                });
            case ASSEMBLY ->
                inquiries.ofAssembly(work.subject()).stream()
                        .findFirst()
                        .ifPresent(inquiry -> fail(work, inquiry.submission(), why));
            case LINEAGE -> finish(work); // Everything that was promised is kept; a trace says that it is missing.
            case DISPOSITION, DELIVERY, HANDOVER -> fail(work, new SubmissionId(work.subject()), why);
        }
    }

    /** In this order: after a crash in between it fails once more. */
    private void fail(Work work, SubmissionId submission, String why) {
        completion.fail(submission, work.stage() + ": " + why);
        outbox.giveUp(work.id());
    }

    private void finish(Work work) {
        ledger.commitNow(LedgerEntry.of(new Change.Finish(work.id(), clock.instant())));
    }
}
