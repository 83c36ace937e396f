package io.x12gateway.edi.remittance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an advice adds up, to the cent. Line: SVC02 - CAS = SVC03. Claim: CLP03 - all CAS = CLP04, and where there
 * are lines the line charges and payments agree with the claim's. Transaction: BPR02 = CLP04s - PLBs. (005010X221A1,
 * section 1.10.2.1.)
 */
public final class Balancing {
    private Balancing() {}

    /** Which equation does not hold. */
    public enum Equation {
        /** SVC02 less the line's adjustments is not SVC03. */
        SERVICE,
        /** CLP03 less every adjustment is not CLP04. */
        CLAIM,
        /** The line charges do not add up to CLP03. */
        CLAIM_CHARGES,
        /** The line payments less the claim's adjustments are not CLP04. */
        CLAIM_PAYMENTS,
        /** The claim payments less the provider adjustments are not BPR02. */
        TRANSACTION
    }

    /**
     * One equation that does not hold.
     *
     * @param claim 0-based index among the claims of the advice, -1 for the transaction
     * @param line 0-based index among the lines of the claim, -1 for the claim
     * @param stated the amount in the file
     * @param computed what the rest of the file makes of it
     */
    public record Difference(Equation equation, int claim, int line, BigDecimal stated, BigDecimal computed) {
        public BigDecimal amount() {
            return stated.subtract(computed);
        }
    }

    /** Every equation that does not hold, in the order of the file; empty if the advice balances. */
    public static List<Difference> differences(RemittanceAdvice advice) {
        var found = new ArrayList<Difference>();
        var claims = advice.claims().toList();
        var payments = BigDecimal.ZERO;
        for (int i = 0; i < claims.size(); i++) {
            found.addAll(differences(claims.get(i), i));
            payments = payments.add(claims.get(i).paid());
        }
        for (var adjustment : advice.adjustments()) payments = payments.subtract(adjustment.total());
        compare(found, Equation.TRANSACTION, -1, -1, advice.payment().amount(), payments);
        return found;
    }

    /** Every equation of one claim and its lines that does not hold. */
    public static List<Difference> differences(ClaimPayment claim, int index) {
        var found = new ArrayList<Difference>();
        var services = claim.services();
        var claimAdjustments = Adjustment.total(claim.adjustments());
        var lineAdjustments = BigDecimal.ZERO;
        var charges = BigDecimal.ZERO;
        var payments = BigDecimal.ZERO;
        for (int i = 0; i < services.size(); i++) {
            var service = services.get(i);
            var adjusted = Adjustment.total(service.adjustments());
            compare(
                    found,
                    Equation.SERVICE,
                    index,
                    i,
                    service.paid(),
                    service.charge().subtract(adjusted));
            lineAdjustments = lineAdjustments.add(adjusted);
            charges = charges.add(service.charge());
            payments = payments.add(service.paid());
        }
        var computed = claim.charge().subtract(claimAdjustments).subtract(lineAdjustments);
        compare(found, Equation.CLAIM, index, -1, claim.paid(), computed);
        if (!services.isEmpty()) {
            compare(found, Equation.CLAIM_CHARGES, index, -1, claim.charge(), charges);
            compare(found, Equation.CLAIM_PAYMENTS, index, -1, claim.paid(), payments.subtract(claimAdjustments));
        }
        return found;
    }

    private static void compare(
            List<Difference> found, Equation equation, int claim, int line, BigDecimal stated, BigDecimal computed) {
        if (stated.compareTo(computed) != 0) found.add(new Difference(equation, claim, line, stated, computed));
    }
}
