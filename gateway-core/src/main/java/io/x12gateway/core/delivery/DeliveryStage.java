package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.remittance.PayeeSplit;
import io.x12gateway.edi.remittance.RemittanceHeader;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Splits the accepted remittances of a submission by payee and puts each payee's into the mailboxes of those who may read
 * it: the same bytes from ST to SE, in an envelope of ours. Everything in one commit; before it, what was written is read
 * again and the money counted: what leaves and what is held is what came.
 */
public final class DeliveryStage implements StageWorker {
    private final Submissions submissions;
    private final Partners partners;
    private final PayloadStore payloads;
    private final Outbox outbox;
    private final Judgement judgement;
    private final GatewayIdentity us;
    private final ControlNumbers numbers;
    private final Documents documents;
    private final Commits commits;
    private final Completion completion;
    private final Clock clock;

    public DeliveryStage(
            Submissions submissions,
            Partners partners,
            PayloadStore payloads,
            Outbox outbox,
            Judgement judgement,
            GatewayIdentity us,
            ControlNumbers numbers,
            Documents documents,
            Commits commits,
            Completion completion,
            Clock clock) {
        this.submissions = submissions;
        this.partners = partners;
        this.payloads = payloads;
        this.outbox = outbox;
        this.judgement = judgement;
        this.us = us;
        this.numbers = numbers;
        this.documents = documents;
        this.commits = commits;
        this.completion = completion;
        this.clock = clock;
    }

    @Override
    public Stage stage() {
        return Stage.DELIVERY;
    }

    @Override
    public void work(Work work) {
        var id = new SubmissionId(work.subject());
        var submission = submissions
                .find(id)
                .orElseThrow(() -> fault("submission-missing", "The submission " + id + " is unknown."));
        if (!outbox.isDone(work.id())) deliver(work, submission);
        completion.settle(id);
    }

    private void deliver(Work work, Submission submission) {
        var at = clock.instant();
        var entry = LedgerEntry.builder();
        entry.add(new Change.Finish(work.id(), at));
        var deliveries = judgement.of(submission).actions(Action.Deliver.class).toList();
        if (deliveries.isEmpty())
            throw fault(
                    "delivery-vanished",
                    "Submission " + submission.id() + " has nothing to deliver any more: its agreement or the partner"
                            + " registry was changed after it was accepted.");
        try (var bytes = PayloadReader.of(payloads, submission.payload())) {
            for (var delivery : deliveries) deliver(entry, submission, delivery, bytes, at);
        }
        commits.commit(entry.build());
    }

    private void deliver(
            LedgerEntry.Builder entry,
            Submission submission,
            Action.Deliver delivery,
            PayloadReader bytes,
            Instant at) {
        var delimiters = delivery.header().delimiters();
        var parts = delivery.transactions().stream()
                .map(t -> new PayeeSplit.Part(RemittanceHeader.read(bytes.read(t.span()), delimiters), t.span()))
                .toList();
        var shares = PayeeSplit.group(parts);
        var distribution = Distribution.of(shares, partners.all(), submission.partner(), day(submission));
        var written = new ArrayList<Written>();
        for (var parcel : distribution.parcels()) {
            var document = write(submission, delivery, parcel, bytes);
            written.add(new Written(parcel, document));
            documents.deliver(document, at).forEach(entry::add);
        }
        balance(submission, parts, written, distribution.held());
        for (var share : distribution.held()) hold(entry, submission, share, at);
    }

    private LocalDate day(Submission submission) {
        return LocalDate.ofInstant(submission.receivedAt(), us.zone());
    }

    private record Written(Distribution.Parcel parcel, Document document) {}

    private Document write(
            Submission submission, Action.Deliver delivery, Distribution.Parcel parcel, PayloadReader bytes) {
        var recipient = parcel.recipient();
        var payee = parcel.share().payee();
        var key = "835/%s/%d/%s/%s/%s"
                .formatted(submission.id(), delivery.interchangeNumber(), payee.npi(), payee.taxId(), recipient.id());
        var usage = delivery.header().test() ? "T" : "P";
        var allocated = numbers.forDocument(key, recipient.id(), usage);
        var transactions = parcel.share().parts().stream()
                .map(part -> OutgoingTransaction.verbatim(out -> out.write(bytes.read(part.span()))))
                .toList();
        var interchange = recipient
                .outbound()
                .writer()
                .write(envelope(submission, delivery.header(), recipient, allocated), transactions);
        return new Document(
                recipient.id(), key, "835", usage, allocated.isa13(), "delivered", interchange, submission.id());
    }

    private Envelope envelope(
            Submission submission,
            InterchangeHeader received,
            TradingPartner recipient,
            ControlNumbers.Allocated allocated) {
        var to = recipient.identities().getFirst();
        return Envelope.of(
                        TransactionType.REMITTANCE_ADVICE,
                        us.identity().qualifier(),
                        us.identity().id(),
                        to.qualifier(),
                        to.id(),
                        new ControlNumber(allocated.interchange()),
                        new ControlNumber(allocated.group()),
                        LocalDateTime.ofInstant(submission.receivedAt(), us.zone()),
                        received.test())
                .with(received.delimiters())
                .withGroup(us.applicationId(), recipient.applicationId());
    }

    /** Reads what was written. Several recipients of one payee count once. */
    private static void balance(
            Submission submission, List<PayeeSplit.Part> parts, List<Written> written, List<PayeeSplit.Share> held) {
        var received = sum(parts.stream().map(PayeeSplit.Part::header).toList());
        var left = BigDecimal.ZERO;
        var counted = new ArrayList<PayeeSplit.Share>();
        for (var one : written) {
            var share = one.parcel().share();
            var money = sum(read(one.document()));
            if (money.compareTo(sum(
                            share.parts().stream().map(PayeeSplit.Part::header).toList()))
                    != 0) throw unbalanced(submission, money, one.document().key());
            if (!counted.contains(share)) left = left.add(money);
            counted.add(share);
        }
        for (var share : held)
            left = left.add(
                    sum(share.parts().stream().map(PayeeSplit.Part::header).toList()));
        if (left.compareTo(received) != 0) throw unbalanced(submission, left, "all parts, held ones included");
    }

    private static List<RemittanceHeader> read(Document document) {
        var report = X12.standard().validate(document.bytes());
        if (report.verdict() != ValidationReport.Verdict.VALID)
            throw fault(
                    "delivery-invalid",
                    "The remittance " + document.key() + " is not valid X12 and was not sent: "
                            + report.allFindings()
                                    .filter(Finding::isError)
                                    .map(f -> f.code() + " at " + f.location().label())
                                    .limit(10)
                                    .collect(Collectors.joining(", ")));
        var delimiters = report.interchanges().getFirst().header().delimiters();
        return report.transactions()
                .map(t -> Arrays.copyOfRange(
                        document.bytes(),
                        Math.toIntExact(t.span().offset()),
                        Math.toIntExact(t.span().end())))
                .map(t -> RemittanceHeader.read(t, delimiters))
                .toList();
    }

    private static BigDecimal sum(List<RemittanceHeader> headers) {
        return headers.stream().map(RemittanceHeader::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static GatewayFault unbalanced(Submission submission, BigDecimal found, String where) {
        return fault(
                "delivery-unbalanced",
                "The payments of submission " + submission.id() + " do not add up after the split: " + found + " in "
                        + where + ". Nothing was delivered.");
    }

    private static void hold(LedgerEntry.Builder entry, Submission submission, PayeeSplit.Share share, Instant at) {
        var payee = share.payee().npi().isEmpty()
                ? "a payee without NPI"
                : "payee " + share.payee().npi();
        var detail = "no partner may receive for %s: %d remittances held, traces %s"
                .formatted(
                        payee,
                        share.parts().size(),
                        share.parts().stream()
                                .map(p -> p.header().traceNumber())
                                .limit(20)
                                .toList());
        entry.add(new Change.Note(new TimelineEntry(submission.id(), at, Completion.QUARANTINED, "gateway", detail)));
    }

    private static GatewayFault fault(String code, String message) {
        return new GatewayFault(FaultKind.GATEWAY, code, message);
    }
}
