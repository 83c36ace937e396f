package io.x12gateway.edi.remittance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts an advice together again from its parts. */
final class CollectedAdvice implements RemittanceVisitor {
    private final List<HeaderGroup> groups = new ArrayList<>();
    private final List<ClaimPayment> claims = new ArrayList<>();
    private Optional<HeaderGroup> group = Optional.empty();
    private Optional<RemittanceAdvice> advice = Optional.empty();

    RemittanceAdvice advice() {
        return advice.orElseThrow();
    }

    @Override
    public void adviceStarts(RemittanceAdvice head) {
        advice = Optional.of(head);
    }

    @Override
    public void groupStarts(HeaderGroup head) {
        closeGroup();
        group = Optional.of(head);
    }

    @Override
    public void claim(ClaimPayment claim) {
        claims.add(claim);
    }

    @Override
    public void adviceEnds(List<ProviderAdjustment> adjustments) {
        closeGroup();
        advice = advice.map(head -> new RemittanceAdvice(
                head.payment(),
                head.trace(),
                head.currency(),
                head.references(),
                head.dates(),
                head.payer(),
                head.payee(),
                groups,
                adjustments));
    }

    private void closeGroup() {
        group.ifPresent(head ->
                groups.add(new HeaderGroup(head.number(), head.providerSummary(), head.inpatientSummary(), claims)));
        group = Optional.empty();
        claims.clear();
    }
}
