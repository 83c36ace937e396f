package io.x12gateway.core.response;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.Bundle;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.envelope.InterchangeHeader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the answers to one interchange into one response, and that into the mailbox. */
public final class AssemblyStage implements StageWorker {
    private final Inquiries inquiries;
    private final Partners partners;
    private final PayloadStore payloads;
    private final ResponseAssembly assembly;
    private final Documents documents;
    private final Commits commits;
    private final Completion completion;
    private final Clock clock;

    public AssemblyStage(
            Inquiries inquiries,
            Partners partners,
            PayloadStore payloads,
            ResponseAssembly assembly,
            Documents documents,
            Commits commits,
            Completion completion,
            Clock clock) {
        this.inquiries = inquiries;
        this.partners = partners;
        this.payloads = payloads;
        this.assembly = assembly;
        this.documents = documents;
        this.commits = commits;
        this.completion = completion;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.ASSEMBLY;
    }

    @Override
    public void work(Work work) {
        var parts = inquiries.ofAssembly(work.subject());
        if (parts.isEmpty()) throw fault("assembly-missing", "There is no inquiry of assembly " + work.subject() + ".");
        completion.once(work, parts.getFirst().submission(), submission -> assemble(work, submission, parts));
    }

    private void assemble(Work work, Submission submission, List<Inquiry> parts) {
        if (parts.stream().anyMatch(i -> i.state() == InquiryState.OPEN))
            throw fault("assembly-early", "Inquiries of assembly " + work.subject() + " are still open.");
        var at = clock.instant();
        var entry = LedgerEntry.builder();
        entry.add(new Change.Finish(work.id(), at));
        try (var bundle = payloads.bundle()) {
            documents.deliver(document(work, submission, parts, bundle), at).forEach(entry::add);
            bundle.finish();
            commits.commit(entry.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document document(Work work, Submission submission, List<Inquiry> parts, Bundle into) {
        var partner = partners.find(submission.partner())
                .orElseThrow(() -> fault("partner-missing", "The partner " + submission.partner() + " is unknown."));
        try (var bytes = PayloadReader.of(payloads, submission.payload())) {
            var header = Questions.header(parts.getFirst(), bytes);
            var kind = AnswerJudge.responseTo(parts.getFirst().type());
            return assembly.assembleAll(
                    kind + "/" + work.subject(), submission, partner, header, sets(parts, header, bytes), into);
        }
    }

    /** Patients of one transaction set follow each other. */
    private List<ResponseAssembly.Answers> sets(
            List<Inquiry> inquiries, InterchangeHeader header, PayloadReader bytes) {
        var sets = new ArrayList<ResponseAssembly.Answers>();
        int from = 0;
        while (from < inquiries.size()) {
            var set = inquiries.get(from).transaction();
            int to = from + 1;
            while (to < inquiries.size() && inquiries.get(to).transaction().equals(set)) to++;
            sets.add(answers(inquiries.subList(from, to), header, bytes));
            from = to;
        }
        return sets;
    }

    private ResponseAssembly.Answers answers(List<Inquiry> ofOneSet, InterchangeHeader header, PayloadReader bytes) {
        var first = ofOneSet.getFirst();
        var parts = ofOneSet.stream()
                .map(i -> new ResponseAssembly.Part(
                        () -> Questions.question(i, header, bytes),
                        i.type(),
                        i.state(),
                        i.reason(),
                        () -> i.answer().map(payloads::read),
                        Optional.empty()))
                .toList();
        return new ResponseAssembly.Answers(() -> Questions.whole(first, header, bytes), parts);
    }

    private static GatewayFault fault(String code, String message) {
        return new GatewayFault(FaultKind.GATEWAY, code, message);
    }
}
