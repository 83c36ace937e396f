package io.x12gateway.core.disposition;

import io.x12gateway.core.acknowledgment.AcknowledgmentPolicy;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.partner.Entitlements;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.PartnerKind;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.response.ResponseAssembly;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.TransactionType.Kind;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides what becomes of a submission. Pure: the same report, partner and facts give the same disposition, on whichever
 * day it is asked, since agreements are read as of the day of receipt. One bad interchange, group or transaction set
 * never spoils its neighbours.
 */
public final class DispositionPolicy {
    /** 1000A names somebody who is not the sender. */
    private static final StatusCode SUBMITTER_NOT_APPROVED = StatusCode.of("A3", "24", "41");

    private final GatewayIdentity us;
    private final RoutingTable routing;
    private final AcknowledgmentPolicy acknowledgments;

    public DispositionPolicy(GatewayIdentity us, RoutingTable routing, AcknowledgmentPolicy acknowledgments) {
        this.us = us;
        this.routing = routing;
        this.acknowledgments = acknowledgments;
    }

    /**
     * @param onTheLine whether the one answer goes back on the connection: then interchange numbers may repeat, and only
     *     rejections are acknowledged
     */
    public Disposition decide(
            ValidationReport report, Submission submission, TradingPartner sender, Facts facts, boolean onTheLine) {
        return new Decision(report, submission, sender, facts, onTheLine).make();
    }

    private LocalDate today(Submission submission) {
        return LocalDate.ofInstant(submission.receivedAt(), us.zone());
    }

    private final class Decision {
        private final ValidationReport report;
        private final Facts facts;
        private final boolean onTheLine;
        private final Entitlements sender;
        private final GatewayFindings findings;
        private final List<Action> actions = new ArrayList<>();
        private final List<String> claims = new ArrayList<>();
        private final List<Breach> breaches = new ArrayList<>();
        private final List<InterchangeReport> judged = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private int groupNumber = 1;
        private int noted;

        Decision(
                ValidationReport report, Submission submission, TradingPartner sender, Facts facts, boolean onTheLine) {
            this.report = report;
            this.facts = facts;
            this.onTheLine = onTheLine;
            this.sender = new Entitlements(sender, today(submission));
            this.findings = new GatewayFindings(
                    us, this.sender, facts, submission.channel().usage());
        }

        Disposition make() {
            var outside = report.findings().stream().filter(Finding::isError).toList();
            if (report.interchanges().isEmpty())
                actions.add(new Action.Quarantine("unreadable", report.findings(), true));
            else if (!outside.isEmpty()) actions.add(new Action.Quarantine("text-outside-interchange", outside, true));
            for (var interchange : report.interchanges()) take(interchange);
            return new Disposition(
                    actions,
                    claims,
                    new ValidationReport(judged, report.findings(), report.sizeBytes()),
                    breaches,
                    noted);
        }

        private void take(InterchangeReport received) {
            var interchange = judge(received);
            judged.add(interchange);
            int number = judged.size();
            for (var acknowledgment : acknowledgments.decide(
                    interchange,
                    number,
                    groupNumber,
                    onTheLine,
                    sender.partner().acknowledgments().ta1())) actions.add(new Action.Acknowledge(acknowledgment));
            groupNumber += interchange.groups().size();
            if (interchange.accepted()) work(number, interchange);
        }

        /** The interchange with what only the gateway knows; what is not well formed is not looked at any further. */
        private InterchangeReport judge(InterchangeReport received) {
            if (!received.accepted()) return received;
            var wrong = findings.ofEnvelope(received).or(() -> duplicate(received));
            if (wrong.isPresent()) {
                findings.breach(received.header(), wrong.get()).ifPresent(breaches::add);
                return received.with(wrong.get());
            }
            if (!onTheLine) claims.add(GatewayFindings.key(received.header()));
            return received.withGroups(
                    received.groups().stream().map(g -> judge(received, g)).toList());
        }

        private Optional<Finding> duplicate(InterchangeReport received) {
            if (onTheLine) return Optional.empty();
            var key = GatewayFindings.key(received.header());
            var first = facts.processedBy(key);
            boolean again = !seen.add(key);
            return again || first.isPresent() ? Optional.of(findings.duplicate(received, first)) : Optional.empty();
        }

        private GroupReport judge(InterchangeReport interchange, GroupReport group) {
            var named = findings.ofGroupSender(group);
            if (named.isPresent()) {
                breaches.add(new Breach(Breach.GROUP_SENDER, where(interchange, group)));
                return group.with(named.get());
            }
            if (!group.accepted()) return group;
            return types(group)
                    .filter(type -> type.kind() != Kind.ACKNOWLEDGMENT)
                    .map(type -> judge(interchange, group, type))
                    .orElse(group);
        }

        private GroupReport judge(InterchangeReport interchange, GroupReport group, TransactionType type) {
            if (!mayExchange(type)) {
                breaches.add(new Breach(Breach.NOT_AGREED, type + ", " + where(interchange, group)));
                return group.with(findings.notAgreed(group, type.setId()));
            }
            var usage = interchange.header().usage();
            if (wantsBackEnd(type) && routing.backEndFor(type, usage).isEmpty())
                return group.with(findings.notRouted(group, type.setId()));
            return group;
        }

        /** Answers come from payers only: who asks may not answer for others. */
        private boolean mayExchange(TransactionType type) {
            return sender.mayExchange(type.setId())
                    && (type.kind() != Kind.REPLY || sender.partner().kind() == PartnerKind.PAYER);
        }

        /**
         * A 277CA answers an 837 as a 277 answers a 276, and goes to who submitted it; from who is no payer it is an
         * acknowledgment that is noted and no more.
         */
        private boolean isAnswer(TransactionType type) {
            return type.kind() == Kind.REPLY || type == TransactionType.CLAIM_ACKNOWLEDGMENT && isPayerFor(type);
        }

        private boolean isPayerFor(TransactionType type) {
            return sender.partner().kind() == PartnerKind.PAYER && sender.mayExchange(type.setId());
        }

        private static String where(InterchangeReport interchange, GroupReport group) {
            return "GS02 " + group.header().senderId() + ", interchange "
                    + interchange.header().controlNumber();
        }

        /** All transaction sets of an accepted group are of one type; empty if it holds none that is supported. */
        private static Optional<TransactionType> types(GroupReport group) {
            return group.transactions().stream().flatMap(t -> t.type().stream()).findFirst();
        }

        private void work(int number, InterchangeReport interchange) {
            var remittances = new ArrayList<TransactionReport>();
            var rejected = new ArrayList<Finding>();
            var answers = new EnumMap<TransactionType, List<TransactionReport>>(TransactionType.class);
            var claims = new ArrayList<Action.HandOver.Claims>();
            for (var group : interchange.groups()) {
                for (var transaction : group.transactions()) {
                    var type = transaction.type();
                    boolean accepted = group.accepted() && transaction.accepted();
                    if (type.isEmpty()) continue;
                    if (type.get().kind() == Kind.REMITTANCE) {
                        if (accepted) remittances.add(transaction);
                        else rejected.addAll(errors(group, transaction));
                    } else if (accepted && isInquiry(type.get())) inquire(number, interchange, transaction, type.get());
                    else if (accepted && type.get().kind() == Kind.CLAIM)
                        claims.add(claims(interchange, transaction, type.get()));
                    else if (accepted && isAnswer(type.get()))
                        answers.computeIfAbsent(type.get(), t -> new ArrayList<>())
                                .add(transaction);
                    else if (accepted) noted++;
                }
            }
            if (!claims.isEmpty())
                actions.add(new Action.HandOver(number, interchange.header(), interchange.span(), claims));
            if (!remittances.isEmpty())
                actions.add(new Action.Deliver(number, interchange.header(), interchange.span(), remittances));
            answers.forEach((type, sets) ->
                    actions.add(new Action.PassOn(number, interchange.header(), interchange.span(), type, sets)));
            if (!rejected.isEmpty()) actions.add(new Action.Quarantine("remittance-rejected", rejected, false));
        }

        private static List<Finding> errors(GroupReport group, TransactionReport transaction) {
            var errors = new ArrayList<Finding>();
            group.findings().stream().filter(Finding::isError).forEach(errors::add);
            transaction.findings().stream().filter(Finding::isError).forEach(errors::add);
            return errors;
        }

        private Action.HandOver.Claims claims(
                InterchangeReport interchange, TransactionReport transaction, TransactionType type) {
            var keys = facts.submitted(transaction.span(), interchange.header().delimiters());
            var notCovered = keys.providerNpis().stream()
                    .filter(npi -> !sender.mayAskFor(List.of(npi), false, type.setId()))
                    .collect(Collectors.toSet());
            if (!notCovered.isEmpty())
                breaches.add(new Breach(
                        Breach.PROVIDER,
                        type + " for " + notCovered.stream().limit(20).toList() + ", interchange "
                                + interchange.header().controlNumber()));
            return new Action.HandOver.Claims(
                    transaction,
                    routing.backEndFor(type, interchange.header().usage()).orElseThrow(),
                    keys.reference(),
                    notCovered,
                    sender.mayAskFor(List.of(), true, type.setId()),
                    sender.mayName(keys.submitterId()) ? Optional.empty() : Optional.of(SUBMITTER_NOT_APPROVED));
        }

        private void inquire(
                int number, InterchangeReport interchange, TransactionReport transaction, TransactionType type) {
            var backEnd = routing.backEndFor(type, interchange.header().usage()).orElseThrow();
            var notCovered = new TreeSet<String>();
            boolean breached = false;
            for (var asked : facts.askedFor(
                    type, transaction.span(), interchange.header().delimiters())) {
                boolean covered = sender.mayAskFor(asked.npis(), asked.unnamed(), type.setId());
                breached |= !covered;
                if (!covered) notCovered.addAll(asked.npis());
                var refusal = covered
                        ? unsearchable(type, backEnd, interchange, asked)
                        : Optional.of(ResponseAssembly.PROVIDER_NOT_COVERED);
                actions.add(new Action.Inquire(
                        number,
                        interchange.header(),
                        interchange.span(),
                        type,
                        backEnd,
                        transaction.span(),
                        asked.patient(),
                        sender.contract(asked.npis(), type.setId()),
                        refusal,
                        asked.traces()));
            }
            if (breached)
                breaches.add(new Breach(
                        Breach.PROVIDER,
                        type + " for " + notCovered.stream().limit(20).toList() + ", interchange "
                                + interchange.header().controlNumber()));
        }

        private Optional<String> unsearchable(
                TransactionType type, String backEnd, InterchangeReport interchange, Facts.AskedFor asked) {
            return type == TransactionType.ELIGIBILITY_INQUIRY
                            && routing.searching().contains(backEnd)
                    ? facts.unsearchable(asked, interchange.header().delimiters())
                    : Optional.empty();
        }
    }

    static boolean isInquiry(TransactionType type) {
        return type.kind() == Kind.INQUIRY;
    }

    /** A claim that nobody takes is refused: accepting it would lose it. */
    private static boolean wantsBackEnd(TransactionType type) {
        return isInquiry(type) || type.kind() == Kind.CLAIM;
    }
}
