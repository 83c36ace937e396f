package io.x12gateway.core.claim;

import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.acknowledgment.ClaimFaults;
import io.x12gateway.edi.claim.ClaimBatch;
import io.x12gateway.edi.claim.ClaimFlow;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.envelope.Delimiters;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One accepted 837, cut into portions: claims in a row that go to one payer, at most a hundred. Where it is cut depends on
 * nothing but the claims, so that the same claims are always the same portion.
 */
final class ClaimSet implements Iterator<ClaimSet.Cut> {
    /** No setting: another number would cut what is under way at other places, and hand it over under other ids. */
    static final int PORTION = 100;

    private final Submission submission;
    private final int interchange;
    private final Action.HandOver.Claims claims;
    private final ClaimFlow flow;
    private final ClaimFaults faults;
    private @Nullable PlacedClaim next;

    ClaimSet(
            Submission submission,
            int interchange,
            Action.HandOver.Claims claims,
            byte[] transaction,
            Delimiters delimiters) {
        this.submission = submission;
        this.interchange = interchange;
        this.claims = claims;
        this.flow = ClaimFlow.of(transaction, delimiters);
        this.faults = ClaimFaults.of(transaction, delimiters, claims.report().findings());
        advance();
    }

    /** Claims that are handed over together. */
    record Cut(Portion portion, String payer, List<PlacedClaim> claims) {}

    ClaimBatch heading() {
        return flow.heading();
    }

    ClaimFaults faults() {
        return faults;
    }

    Action.HandOver.Claims claims() {
        return claims;
    }

    /** For a set that is refused as a whole. */
    Portion whole(int count) {
        return portion(0, count);
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Cut next() {
        var first = next;
        if (first == null) throw new NoSuchElementException("all claims were cut");
        var cut = new ArrayList<PlacedClaim>();
        var at = Optional.of(first);
        while (at.isPresent() && cut.size() < PORTION && at.get().payerId().equals(first.payerId())) {
            cut.add(at.get());
            advance();
            at = Optional.ofNullable(next);
        }
        return new Cut(portion(first.number(), cut.size()), first.payerId(), cut);
    }

    private Portion portion(int first, int count) {
        long offset = claims.report().span().offset();
        return new Portion(
                Portion.id(submission.id(), offset, first),
                submission.id(),
                interchange,
                offset,
                first,
                count,
                Portion.State.AWAITED,
                Optional.empty(),
                0);
    }

    private void advance() {
        next = flow.hasNext() ? flow.next() : null;
    }
}
