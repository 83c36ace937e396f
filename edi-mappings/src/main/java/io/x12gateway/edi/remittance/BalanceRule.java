package io.x12gateway.edi.remittance;

import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Formats;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Masking;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * The three balances of an 835 (005010X221A1, 1.10.2.1), to the cent: line SVC02 - adjustments = SVC03; claim CLP03 -
 * all its adjustments = CLP04; payment BPR02 = sum of CLP04 - sum of PLB. What is no number is left to the grammar, and
 * then nothing that rests on it is judged.
 */
final class BalanceRule implements SituationalRule {
    private static final int DIGITS_MAX = 10;

    private @Nullable Placed payment;
    private @Nullable Claim claim;
    private @Nullable Line line;
    private BigDecimal paid = BigDecimal.ZERO;
    private BigDecimal providerAdjustments = BigDecimal.ZERO;

    /** How much the unbalanced claims pay too much: a payment that is off by just that needs no finding of its own. */
    private BigDecimal claimsOff = BigDecimal.ZERO;

    private int claims;
    private boolean readable = true;

    private static final class Claim {
        private final Placed clp;
        private BigDecimal adjustments = BigDecimal.ZERO;
        private BigDecimal lineCharges = BigDecimal.ZERO;
        private int lines;
        private boolean readable = true;

        Claim(Placed clp) {
            this.clp = clp;
        }
    }

    private static final class Line {
        private final Placed svc;
        private final int number;
        private BigDecimal adjustments = BigDecimal.ZERO;
        private boolean readable = true;

        Line(Placed svc, int number) {
            this.svc = svc;
            this.number = number;
        }
    }

    @Override
    public void begin() {
        payment = null;
        claim = null;
        line = null;
        paid = BigDecimal.ZERO;
        providerAdjustments = BigDecimal.ZERO;
        claimsOff = BigDecimal.ZERO;
        claims = 0;
        readable = true;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "BPR" -> payment = placed.kept();
            case "CLP" -> openClaim(placed, findings);
            case "SVC" -> openLine(placed, findings);
            case "CAS" -> adjust(placed);
            case "PLB" -> adjustProvider(placed, findings);
            default -> {
                // takes no part in the balance
            }
        }
    }

    @Override
    public void end(Findings findings) {
        closeClaim(findings);
        closePayment(findings);
    }

    private void openClaim(Placed clp, Findings findings) {
        closeClaim(findings);
        claims++;
        claim = new Claim(clp.kept());
        var amount = amount(clp.element(4));
        if (amount == null) readable = false;
        else paid = paid.add(amount);
    }

    private void openLine(Placed svc, Findings findings) {
        closeLine(findings);
        var current = claim;
        if (current == null) return;
        current.lines++;
        line = new Line(svc.kept(), current.lines);
        var charge = amount(svc.element(2));
        if (charge == null) current.readable = false;
        else current.lineCharges = current.lineCharges.add(charge);
    }

    private void adjust(Placed cas) {
        var current = claim;
        if (current == null) return;
        for (int i = 3; i <= 18; i += 3) {
            if (!cas.has(i)) continue;
            var amount = amount(cas.element(i));
            if (amount == null) {
                current.readable = false;
                if (line != null) line.readable = false;
                continue;
            }
            current.adjustments = current.adjustments.add(amount);
            if (line != null) line.adjustments = line.adjustments.add(amount);
        }
    }

    private void adjustProvider(Placed plb, Findings findings) {
        closeClaim(findings);
        for (int i = 4; i <= 14; i += 2) {
            if (!plb.has(i)) continue;
            var amount = amount(plb.element(i));
            if (amount == null) readable = false;
            else providerAdjustments = providerAdjustments.add(amount);
        }
    }

    private void closeLine(Findings findings) {
        var current = line;
        line = null;
        if (current == null || !current.readable) return;
        var charge = amount(current.svc.element(2));
        var payment = current.svc.has(3) ? amount(current.svc.element(3)) : BigDecimal.ZERO;
        if (charge == null || payment == null) return;
        var owed = charge.subtract(current.adjustments);
        if (owed.compareTo(payment) == 0) return;
        findings.add(Fault.of(FindingCode.BALANCE_SERVICE, Level.SNIP3, current.svc.at(3))
                .value(payment.toPlainString())
                .expected(owed.toPlainString())
                .message("Line %d%s does not balance: charge %s less adjustments %s is %s, but SVC03 pays %s."
                        .formatted(
                                current.number,
                                ofClaim(),
                                charge.toPlainString(),
                                current.adjustments.toPlainString(),
                                owed.toPlainString(),
                                payment.toPlainString()))
                .fix("Correct SVC02, SVC03 or the line's CAS amounts.")
                .codes(AckCodes.transaction("I5")));
    }

    private String ofClaim() {
        return claim == null ? "" : " of claim " + number(claim.clp);
    }

    /** The payer's claim number names the claim; the patient's account number (CLP01) stays out of messages. */
    private static String number(Placed clp) {
        var control = clp.element(7);
        return control.isEmpty() ? "at segment " + clp.position() : Masking.shown(control);
    }

    private void closeClaim(Findings findings) {
        closeLine(findings);
        var current = claim;
        claim = null;
        if (current == null || !current.readable) return;
        var charge = amount(current.clp.element(3));
        var payment = amount(current.clp.element(4));
        if (charge == null || payment == null) return;
        var owed = charge.subtract(current.adjustments);
        if (owed.compareTo(payment) != 0) {
            claimsOff = claimsOff.add(payment.subtract(owed));
            findings.add(Fault.of(FindingCode.BALANCE_CLAIM, Level.SNIP3, current.clp.at(4))
                    .value(payment.toPlainString())
                    .expected(owed.toPlainString())
                    .message("Claim %s does not balance: charge %s less adjustments %s is %s, but CLP04 pays %s."
                            .formatted(
                                    number(current.clp),
                                    charge.toPlainString(),
                                    current.adjustments.toPlainString(),
                                    owed.toPlainString(),
                                    payment.toPlainString()))
                    .fix("Correct CLP03, CLP04 or the CAS amounts of the claim and its lines.")
                    .codes(AckCodes.transaction("I5")));
            return;
        }
        if (current.lines > 0 && charge.compareTo(current.lineCharges) != 0)
            findings.add(Fault.of(FindingCode.BALANCE_CLAIM, Level.SNIP3, current.clp.at(3))
                    .value(charge.toPlainString())
                    .expected(current.lineCharges.toPlainString())
                    .message("Claim %s charges %s, but its lines charge %s together."
                            .formatted(
                                    number(current.clp), charge.toPlainString(), current.lineCharges.toPlainString()))
                    .fix("Correct CLP03 or the SVC02 of the lines.")
                    .codes(AckCodes.transaction("I5")));
    }

    private void closePayment(Findings findings) {
        var bpr = payment;
        if (bpr == null || !readable || findings.has(FindingCode.LOOP_MISSING)) return;
        var total = amount(bpr.element(2));
        if (total == null) return;
        var owed = paid.subtract(providerAdjustments);
        if (owed.compareTo(total) == 0 || owed.subtract(claimsOff).compareTo(total) == 0) return;
        findings.add(Fault.of(FindingCode.BALANCE_TRANSACTION, Level.SNIP3, bpr.at(2))
                .value(total.toPlainString())
                .expected(owed.toPlainString())
                .message(
                        "The payment does not balance: %d claims pay %s, provider adjustments take %s, which is %s, but"
                                        .formatted(
                                                claims,
                                                paid.toPlainString(),
                                                providerAdjustments.toPlainString(),
                                                owed.toPlainString())
                                + " BPR02 is " + total.toPlainString() + ".")
                .fix("Correct BPR02, the CLP04 amounts or the PLB segments.")
                .codes(AckCodes.transaction("I5")));
    }

    /** Null for what is no amount, which the grammar has told already. */
    private static @Nullable BigDecimal amount(String text) {
        return Formats.decimal(text) && Formats.numberLength(text) <= DIGITS_MAX ? new BigDecimal(text) : null;
    }
}
