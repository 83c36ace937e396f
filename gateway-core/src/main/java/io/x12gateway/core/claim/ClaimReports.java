package io.x12gateway.core.claim;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.response.AnswerText;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.edi.acknowledgment.ClaimAck277;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Delimiters;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells the submitter what became of her claims. As a rule one 277CA answers all claims of an interchange, once all of
 * them were answered. If the claims system is silent for too long, it says of what is awaited that we have it and no more,
 * and a further 277CA tells the claims system's answers when they come: never two about one answer.
 */
public final class ClaimReports {
    /** A 277CA is closed after the transaction set that brings it to so many claims. */
    private static final int CLAIMS_ENOUGH = 5_000;

    private final PayloadStore payloads;
    private final Partners partners;
    private final ControlNumbers numbers;
    private final Answering answering;
    private final Documents documents;

    public ClaimReports(
            PayloadStore payloads,
            Partners partners,
            ControlNumbers numbers,
            Answering answering,
            Documents documents) {
        this.payloads = payloads;
        this.partners = partners;
        this.numbers = numbers;
        this.answering = answering;
        this.documents = documents;
    }

    /**
     * Adds the 277CAs that are due on one interchange.
     *
     * @param known its portions that the ledger knows
     * @param waitedEnough whether the submitter is to be told now, even of claims that are still awaited
     * @return whether anything was due
     */
    boolean report(
            LedgerEntry.Builder entry,
            Submission submission,
            Action.HandOver action,
            PayloadReader bytes,
            List<Portion> known,
            boolean waitedEnough,
            Instant at) {
        boolean first = !HandoverStage.isTold(known);
        var due = due(submission, action, bytes, known, first);
        var awaited = due.values().stream()
                .flatMap(List::stream)
                .map(Part::portion)
                .filter(p -> !p.isAnswered())
                .toList();
        if (due.isEmpty() || first && !awaited.isEmpty() && !waitedEnough) return false;
        for (var bundle : bundles(due)) {
            documents
                    .deliver(document(submission, action, bundle, first ? "" : "later/"), at)
                    .forEach(entry::add);
            for (var parts : bundle)
                for (var part : parts)
                    entry.add(
                            part.portion().isAnswered()
                                    ? new Change.TellPortion(part.portion().id())
                                    : new Change.AddPortion(part.portion().toldAwaited()));
        }
        if (!awaited.isEmpty())
            entry.add(new Change.Note(new TimelineEntry(
                    submission.id(),
                    at,
                    "claims-awaited",
                    "gateway",
                    awaited.stream().mapToInt(Portion::claims).sum()
                            + " claims are not answered yet and are handed over again")));
        return true;
    }

    /** One portion in a 277CA. */
    private record Part(Portion portion, ClaimAcknowledgment answer) {}

    /** By transaction set, in the order of the file. */
    private Map<Long, List<Part>> due(
            Submission submission, Action.HandOver action, PayloadReader bytes, List<Portion> known, boolean first) {
        var due = new TreeMap<Long, List<Part>>();
        for (var portion : known)
            if (portion.isNews())
                due.computeIfAbsent(portion.transaction(), t -> new ArrayList<>())
                        .add(new Part(portion, stored(portion)));
        if (first)
            awaited(submission, action, bytes, known).forEach(part -> {
                var parts = due.computeIfAbsent(part.portion().transaction(), t -> new ArrayList<>());
                parts.add(part);
                parts.sort((a, b) ->
                        Integer.compare(a.portion().first(), b.portion().first()));
            });
        return due;
    }

    private List<Part> awaited(
            Submission submission, Action.HandOver action, PayloadReader bytes, List<Portion> known) {
        var answered = new HashMap<String, Portion>();
        known.forEach(p -> answered.put(p.id(), p));
        var parts = new ArrayList<Part>();
        for (var claims : action.sets()) {
            if (claims.refusal().isPresent()) continue;
            var set = new ClaimSet(
                    submission,
                    action.interchangeNumber(),
                    claims,
                    bytes.read(claims.report().span()),
                    action.header().delimiters());
            while (set.hasNext()) {
                var cut = set.next();
                if (answered.containsKey(cut.portion().id())) continue;
                var answer = Handover.acknowledgment(set, cut, Map.of(), answering.issuer(submission, "0"));
                parts.add(new Part(cut.portion(), answer));
            }
        }
        return parts;
    }

    private ClaimAcknowledgment stored(Portion portion) {
        var told = AnswerText.of(payloads.read(portion.answer().orElseThrow()));
        return ClaimAcknowledgment.read(told.bytes(), told.delimiters());
    }

    private static List<List<List<Part>>> bundles(Map<Long, List<Part>> due) {
        var bundles = new ArrayList<List<List<Part>>>();
        int claims = CLAIMS_ENOUGH;
        for (var parts : due.values()) {
            if (claims >= CLAIMS_ENOUGH) {
                bundles.add(new ArrayList<>());
                claims = 0;
            }
            bundles.getLast().add(parts);
            claims += parts.stream().mapToInt(p -> p.portion().claims()).sum();
        }
        return bundles;
    }

    private Document document(Submission submission, Action.HandOver action, List<List<Part>> sets, String later) {
        var partner = partners.find(submission.partner())
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.GATEWAY, "partner-missing", "The partner " + submission.partner() + " is unknown."));
        var usage = action.header().usage();
        var first = sets.getFirst().getFirst().portion();
        var key = "277CA/%s/%d/%s%s".formatted(submission.id(), action.interchangeNumber(), later, first.id());
        var allocated = numbers.forDocument(key, partner.id(), usage);
        var issuer = answering.issuer(submission, "CA" + allocated.isa13());
        var answers = new ArrayList<ClaimAcknowledgment>();
        for (var parts : sets)
            answers.add(ClaimAck277.together(parts.stream().map(Part::answer).toList(), issuer.of(answers.size() + 1)));
        return new Document(
                        partner.id(),
                        key,
                        "277CA",
                        usage,
                        allocated.isa13(),
                        "acknowledged",
                        bytes(submission, action, partner, allocated, issuer, answers),
                        submission.id())
                .where(submission);
    }

    private byte[] bytes(
            Submission submission,
            Action.HandOver action,
            TradingPartner partner,
            ControlNumbers.Allocated allocated,
            ClaimAck277.Issuer issuer,
            List<ClaimAcknowledgment> answers) {
        var envelope = answering
                .envelope(
                        action,
                        new ControlNumber(allocated.interchange()),
                        new ControlNumber(allocated.group()),
                        issuer.at())
                .with(partner.outbound().delimiters().orElse(Delimiters.STANDARD))
                .withGroup(
                        answering.applicationId(),
                        partner.applicationId(action.header().usage()));
        return answering.write(submission, partner.outbound().writer(), envelope, answers);
    }
}
