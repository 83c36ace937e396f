package io.x12gateway.core.claim;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.disposition.Action;
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
     * @param known the portions of the submission that the ledger knows
     * @return how many claims are still without an answer
     */
    int handOver(Submission submission, Action.HandOver action, PayloadReader bytes, List<Portion> known) {
        var byId = known.stream().collect(Collectors.toMap(Portion::id, Function.identity()));
        int unanswered = 0;
        for (var claims : action.sets()) {
            var set = new ClaimSet(
                    submission,
                    action.interchangeNumber(),
                    claims,
                    bytes.read(claims.report().span()),
                    action.header().delimiters());
            unanswered += claims.refusal().isPresent()
                    ? refuse(submission, action, set, claims.refusal().get(), byId)
                    : handOver(submission, action, set, byId);
        }
        return unanswered;
    }

    private int refuse(
            Submission submission, Action.HandOver action, ClaimSet set, StatusCode why, Map<String, Portion> known) {
        if (known.containsKey(set.whole(0).id())) return 0;
        int count = 0;
        var charge = BigDecimal.ZERO;
        while (set.hasNext())
            for (var claim : set.next().claims()) {
                count++;
                charge = charge.add(claim.claim().charge());
            }
        var issuer = answering.issuer(submission, "0");
        keep(
                set.whole(count),
                false,
                answering.inside(action, ClaimAck277.refused(set.heading(), why, count, charge, issuer)));
        return 0;
    }

    private int handOver(Submission submission, Action.HandOver action, ClaimSet set, Map<String, Portion> known) {
        int unanswered = 0;
        while (set.hasNext()) {
            var cut = set.next();
            var before = Optional.ofNullable(known.get(cut.portion().id()));
            if (before.filter(Portion::isAnswered).isPresent()) continue;
            var answer = answer(submission, action, set, cut);
            if (answer.isEmpty()) unanswered += cut.claims().size();
            else keep(cut.portion(), before.isPresent(), answer.get());
        }
        return unanswered;
    }

    private Optional<byte[]> answer(Submission submission, Action.HandOver action, ClaimSet set, ClaimSet.Cut cut) {
        var toHand = cut.claims().stream()
                .filter(claim -> !set.faults().refuse(claim.number()) && isCovered(set, claim))
                .toList();
        if (toHand.isEmpty()) return Optional.of(answer(submission, action, set, cut, Map.of()));
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
                yield Optional.empty();
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

    /** Codes that no 277CA may hold make an answer one that cannot be used. */
    private Optional<byte[]> usable(
            Submission submission,
            Action.HandOver action,
            ClaimSet set,
            ClaimSet.Cut cut,
            Map<Integer, ClaimVerdict> verdicts) {
        try {
            return Optional.of(answer(submission, action, set, cut, verdicts));
        } catch (InvalidAcknowledgmentException e) {
            LOG.warn(
                    "portion {}: the claims system's verdicts do not make a 277CA",
                    cut.portion().id());
            return Optional.empty();
        }
    }

    private byte[] answer(
            Submission submission,
            Action.HandOver action,
            ClaimSet set,
            ClaimSet.Cut cut,
            Map<Integer, ClaimVerdict> verdicts) {
        return answering.inside(action, acknowledgment(set, cut, verdicts, answering.issuer(submission, "0")));
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
