package io.x12gateway.core.claim;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.handover.ClaimsSystems;
import io.x12gateway.core.handover.Handed;
import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.acknowledgment.ClaimAck277;
import io.x12gateway.edi.acknowledgment.InvalidAcknowledgmentException;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.ClaimSubmission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Hands over what of a submission was not answered yet, portion by portion, and makes each answer durable. */
public final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
    private static final StatusCode NOT_COVERED = StatusCode.of("A3", "496", "85");

    private final PayloadStore payloads;
    private final ClaimsSystems systems;
    private final Answering answering;
    private final Commits commits;
    private final HandoverLimits limits;

    public Handover(
            PayloadStore payloads, ClaimsSystems systems, Answering answering, Commits commits, HandoverLimits limits) {
        this.payloads = payloads;
        this.systems = systems;
        this.answering = answering;
        this.commits = commits;
        this.limits = limits;
    }

    /**
     * What is left to be answered.
     *
     * @param claims how many
     * @param findings why answers to some of them could not be used, in codes; empty if nobody answered
     */
    record Left(int claims, Set<String> findings) {
        static final Left NOTHING = new Left(0, Set.of());

        Left {
            findings = Set.copyOf(findings);
        }

        Left and(Left other) {
            var all = new TreeSet<>(findings);
            all.addAll(other.findings);
            return new Left(claims + other.claims, all);
        }
    }

    /**
     * @param known the portions of the submission that the ledger knows
     * @throws GatewayFault {@code acknowledgment-invalid}, kind GATEWAY: what the claims say cannot be given back
     */
    Left handOver(Submission submission, Action.HandOver action, PayloadReader bytes, List<Portion> known) {
        var byId = known.stream().collect(Collectors.toMap(Portion::id, Function.identity()));
        var left = Left.NOTHING;
        for (var claims : action.sets()) {
            var set = new ClaimSet(
                    submission,
                    action.interchangeNumber(),
                    claims,
                    bytes.read(claims.report().span()),
                    action.header().delimiters());
            if (claims.refusal().isPresent())
                refuse(submission, action, set, claims.refusal().get(), byId);
            else left = left.and(handOver(submission, action, set, byId));
        }
        return left;
    }

    private void refuse(
            Submission submission, Action.HandOver action, ClaimSet set, StatusCode why, Map<String, Portion> known) {
        if (known.containsKey(set.whole(0).id())) return;
        int count = 0;
        var charge = BigDecimal.ZERO;
        while (set.hasNext())
            for (var claim : set.next().claims()) {
                count++;
                charge = charge.add(claim.claim().charge());
            }
        var issuer = answering.issuer(submission, "0");
        var whole = set.whole(count);
        var refused = ClaimAck277.refused(set.heading(), why, count, charge, issuer);
        keep(whole, false, ours(submission, action, whole, refused));
    }

    private Left handOver(Submission submission, Action.HandOver action, ClaimSet set, Map<String, Portion> known) {
        var left = Left.NOTHING;
        while (set.hasNext()) {
            var cut = set.next();
            var before = Optional.ofNullable(known.get(cut.portion().id()));
            if (before.filter(Portion::isAnswered).isPresent()) continue;
            switch (answer(submission, action, set, cut)) {
                case Got.Usable usable -> keep(cut.portion(), before.isPresent(), usable.answer());
                case Got.Unusable unusable ->
                    left = left.and(new Left(cut.claims().size(), Set.of(unusable.findings())));
                case Got.Nothing nothing ->
                    left = left.and(new Left(cut.claims().size(), Set.of()));
            }
        }
        return left;
    }

    /** What there is to be told of one portion. */
    private sealed interface Got {
        record Usable(byte[] answer) implements Got {}

        record Unusable(String findings) implements Got {}

        record Nothing() implements Got {}
    }

    private Got answer(Submission submission, Action.HandOver action, ClaimSet set, ClaimSet.Cut cut) {
        var toHand = cut.claims().stream()
                .filter(claim -> !set.faults().refuse(claim.number()) && isCovered(set, claim))
                .toList();
        if (toHand.isEmpty()) return new Got.Usable(unasked(submission, action, set, cut));
        var handed = systems.named(set.claims().system())
                .hand(submission(submission, action, set, cut, toHand), limits.attempt());
        return switch (handed) {
            case Handed.Received received -> usable(submission, action, set, cut, received.verdicts());
            case Handed.Refused refused ->
                usable(
                        submission,
                        action,
                        set,
                        cut,
                        toHand.stream()
                                .collect(Collectors.toMap(
                                        PlacedClaim::number, c -> ClaimVerdict.Rejected.because(refused.why()))));
            case Handed.NoAnswer silence -> {
                LOG.info("portion {} is not answered: {}", cut.portion().id(), silence.reason());
                yield new Got.Nothing();
            }
        };
    }

    private static ClaimSubmission submission(
            Submission submission, Action.HandOver action, ClaimSet set, ClaimSet.Cut cut, List<PlacedClaim> claims) {
        return new ClaimSubmission(
                cut.portion().id(),
                action.header().test(),
                set.claims()
                        .report()
                        .type()
                        .filter(t -> t == TransactionType.INSTITUTIONAL_CLAIM)
                        .isPresent(),
                set.heading().submitter().name().id(),
                cut.payer(),
                set.heading().beginning().reference(),
                claims);
    }

    /**
     * Codes that no 277CA may hold make an answer one that cannot be used. If it could not be told without them either,
     * the claims system is not to blame.
     */
    private Got usable(
            Submission submission,
            Action.HandOver action,
            ClaimSet set,
            ClaimSet.Cut cut,
            Map<Integer, ClaimVerdict> verdicts) {
        try {
            var said = acknowledgment(set, cut, verdicts, answering.issuer(submission, "0"));
            return new Got.Usable(answering.inside(submission, action, said));
        } catch (InvalidAcknowledgmentException e) {
            unasked(submission, action, set, cut);
            LOG.warn(
                    "portion {}: the claims system's verdicts do not make a 277CA ({})",
                    cut.portion().id(),
                    e.findings());
            return new Got.Unusable(e.findings());
        }
    }

    /** What there is to say without the claims system. */
    private byte[] unasked(Submission submission, Action.HandOver action, ClaimSet set, ClaimSet.Cut cut) {
        var said = acknowledgment(set, cut, Map.of(), answering.issuer(submission, "0"));
        return ours(submission, action, cut.portion(), said);
    }

    private byte[] ours(
            Submission submission, Action.HandOver action, Portion portion, ClaimAcknowledgment acknowledgment) {
        try {
            return answering.inside(submission, action, acknowledgment);
        } catch (InvalidAcknowledgmentException e) {
            throw Answering.invalid("What is to be told of portion " + portion.id(), e);
        }
    }

    /** What is said of the claims of one portion; those without a verdict are awaited. */
    static ClaimAcknowledgment acknowledgment(
            ClaimSet set, ClaimSet.Cut cut, Map<Integer, ClaimVerdict> verdicts, ClaimAck277.Issuer issuer) {
        return ClaimAck277.of(
                set.heading(),
                cut.claims().iterator(),
                set.faults(),
                claim -> isCovered(set, claim)
                        ? verdicts.getOrDefault(claim.number(), new ClaimVerdict.Awaited())
                        : ClaimVerdict.Rejected.because(NOT_COVERED),
                issuer);
    }

    private static boolean isCovered(ClaimSet set, PlacedClaim claim) {
        return set.claims().covers(claim.provider().provider().npi());
    }

    /** Refused means that another worker had the same answer first. */
    private void keep(Portion portion, boolean awaited, byte[] answer) {
        var staged = payloads.stage(answer);
        commits.commit(LedgerEntry.of(
                new Change.StorePayload(staged),
                awaited
                        ? new Change.AnswerPortion(portion.id(), staged.id())
                        : new Change.AddPortion(portion.answered(staged.id()))));
    }
}
