package io.x12gateway.core.response;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * An answer that came while its inquiry was being closed without one: the response tells, or will tell, that nobody
 * answered, and the answer follows in an interchange of its own. Once, since there is one document of each key.
 */
public final class LateAnswers {
    private final Inquiries inquiries;
    private final Submissions submissions;
    private final Partners partners;
    private final PayloadStore payloads;
    private final ResponseAssembly assembly;
    private final Documents documents;
    private final Commits commits;
    private final Clock clock;

    public LateAnswers(
            Inquiries inquiries,
            Submissions submissions,
            Partners partners,
            PayloadStore payloads,
            ResponseAssembly assembly,
            Documents documents,
            Commits commits,
            Clock clock) {
        this.inquiries = inquiries;
        this.submissions = submissions;
        this.partners = partners;
        this.payloads = payloads;
        this.assembly = assembly;
        this.documents = documents;
        this.commits = commits;
        this.clock = clock;
    }

    /** Nothing to do if it was closed with another answer: that one is in the response. */
    void deliver(Work work, Inquiry asked, Answer.Answered answer) {
        var closed = inquiries.find(asked.id()).orElseThrow();
        if (closed.state() != InquiryState.NO_ANSWER) return;
        var submission = submissions
                .find(asked.submission())
                .orElseThrow(() -> missing("submission", asked.submission().value()));
        var partner = partners.find(submission.partner())
                .orElseThrow(() -> missing("partner", submission.partner().value()));
        try (var bytes = PayloadReader.of(payloads, submission.payload())) {
            var header = Questions.header(asked, bytes);
            var part = new ResponseAssembly.Part(
                    Questions.question(asked, header, bytes),
                    InquiryState.ANSWERED,
                    "",
                    Optional.of(answer.interchange()));
            var key = AnswerJudge.responseTo(asked.type()) + "/late/" + asked.id();
            var document = assembly.assemble(key, submission, partner, header, List.of(part));
            var at = clock.instant();
            var entry = LedgerEntry.builder();
            entry.add(new Change.Finish(work.id(), at));
            entry.add(new Change.Note(new TimelineEntry(
                    asked.submission(),
                    at,
                    "back-end-answered-late",
                    "gateway",
                    asked.backEnd() + ", inquiry " + asked.id() + ": the answer is delivered by itself")));
            documents.deliver(document, at).forEach(entry::add);
            commits.commit(entry.build());
        }
    }

    private static GatewayFault missing(String what, String id) {
        return new GatewayFault(
                FaultKind.GATEWAY,
                what + "-missing",
                "A late answer is for the " + what + " " + id + ", which is unknown.");
    }
}
