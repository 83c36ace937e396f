package io.x12gateway.edi.remittance;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.segment.Npi;
import io.x12gateway.edi.segment.RoutingNumber;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Found;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Masking;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.Set;

/**
 * The payment of an 835: its amount and bank data fit the way it is paid (BPR), payer and payee are named the same way
 * throughout (BPR10, TRN03; N1*PE, REF*TJ, PLB01), and what looks like a routing number is one.
 */
final class PaymentRule implements SituationalRule {
    private static final Set<String> SEGMENTS = Set.of("BPR", "TRN", "N1", "REF", "PLB");

    /** What a transfer between banks needs (005010X221A1, BPR). */
    private static final int[] TRANSFER = {5, 6, 7, 8, 9, 10, 12, 13, 14, 15};

    /** What a payment of nothing has no use for; BPR10 and BPR11 name the payer. */
    private static final int[] BANKS = {5, 6, 7, 8, 9, 12, 13, 14, 15};

    private final Mark payee = new Mark();
    private String payer = "";
    private boolean payeeByNpi;
    private boolean taxId;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id()) && !loop.startsWith("2");
    }

    @Override
    public void begin() {
        payee.clear();
        payer = "";
        payeeByNpi = false;
        taxId = false;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "BPR" -> payment(placed, findings);
            case "TRN" -> trace(placed, findings);
            case "N1" -> party(placed);
            case "REF" -> taxId |= placed.loop().equals("1000B") && placed.says(1, "TJ");
            case "PLB" -> provider(placed, findings);
            default -> {
                // tells nothing of the payment
            }
        }
    }

    @Override
    public void end(Findings findings) {
        if (!payeeByNpi || taxId || !payee.isSet()) return;
        findings.add(Fault.of(FindingCode.PAYEE_TAX_ID, Level.SNIP4, payee.at())
                .expected("REF*TJ with the payee's tax id")
                .message("The payee is named by NPI, but REF*TJ with the tax id is missing from loop 1000B.")
                .fix("Add REF*TJ after the payee's address.")
                .warning());
    }

    private void payment(Placed bpr, Findings findings) {
        payer = bpr.element(10);
        long amount = Packed.hundredths(bpr, 2);
        boolean none = bpr.says(4, "NON");
        if (none && amount > 0) paysNothing(bpr, findings);
        if (amount < 0 && amount != Packed.NO_AMOUNT) negative(bpr, findings);
        if (!none && amount == 0 && bpr.has(2)) paidNothing(bpr, findings);
        if (none) superfluous(bpr, findings);
        if (bpr.says(4, "ACH")) transfer(bpr, findings);
        routing(bpr, 6, findings);
        routing(bpr, 12, findings);
    }

    private static void paysNothing(Placed bpr, Findings findings) {
        findings.add(Fault.of(FindingCode.PAYMENT_METHOD, Level.SNIP4, bpr.at(4))
                .value("NON")
                .expected("how the amount is paid")
                .message("BPR02 pays %s, but BPR04 says that nothing is paid (NON).".formatted(bpr.element(2)))
                .fix("Say in BPR04 how it is paid, such as ACH or CHK, or correct BPR02.")
                .trigger(bpr.at(2))
                .codes(AckCodes.element("I6")));
    }

    private static void negative(Placed bpr, Findings findings) {
        findings.add(Fault.of(FindingCode.PAYMENT_METHOD, Level.SNIP4, bpr.at(2))
                .value(bpr.element(2))
                .expected("zero or more")
                .message("BPR02 is below zero: nobody can be paid that.")
                .fix("Pay 0 and carry the balance forward with PLB FB.")
                .warning());
    }

    private static void paidNothing(Placed bpr, Findings findings) {
        findings.add(Fault.of(FindingCode.PAYMENT_METHOD, Level.SNIP4, bpr.at(4))
                .value(Masking.shown(bpr.element(4)))
                .expected("NON")
                .message("BPR02 pays nothing, but BPR04 is %s.".formatted(Masking.shown(bpr.element(4))))
                .fix("A payment of nothing is BPR04 NON.")
                .trigger(bpr.at(2))
                .warning());
    }

    private static void superfluous(Placed bpr, Findings findings) {
        for (int element : BANKS) {
            if (!bpr.has(element)) continue;
            findings.add(Fault.of(FindingCode.PAYMENT_BANK_DATA, Level.SNIP4, bpr.at(element))
                    .found(new Found(bpr.element(element), true))
                    .expected("no bank data")
                    .message("%s names a bank, but nothing is paid (BPR04 is NON)."
                            .formatted(bpr.at(element).label()))
                    .fix("Leave BPR05 to BPR09 and BPR12 to BPR15 empty.")
                    .trigger(bpr.at(4))
                    .warning());
            return;
        }
    }

    /** One finding for all that is missing. */
    private static void transfer(Placed bpr, Findings findings) {
        int first = 0;
        var missing = new StringBuilder();
        for (int element : TRANSFER) {
            if (bpr.has(element)) continue;
            if (first == 0) first = element;
            missing.append(missing.isEmpty() ? "" : ", ").append(bpr.at(element).label());
        }
        if (first == 0) return;
        findings.add(Fault.of(FindingCode.PAYMENT_BANK_DATA, Level.SNIP4, bpr.at(first))
                .expected("the bank data of an ACH payment")
                .message("BPR04 is ACH, but the transfer needs what is missing here: " + missing + ".")
                .fix("Add the banks, accounts and payer id, or say another way of payment in BPR04.")
                .trigger(bpr.at(4))
                .codes(AckCodes.element("I9")));
    }

    private static void routing(Placed bpr, int qualifier, Findings findings) {
        if (!bpr.says(qualifier, "01") || !bpr.has(qualifier + 1)) return;
        var number = bpr.element(qualifier + 1);
        if (RoutingNumber.holds(number)) return;
        var at = bpr.at(qualifier + 1);
        findings.add(Fault.of(FindingCode.ROUTING_NUMBER_CHECK_DIGIT, Level.SNIP5, at)
                .value(Masking.shown(number))
                .expected("nine digits, the last of them the check digit")
                .message("%s is no routing number: its check digit does not fit.".formatted(at.label()))
                .fix("Compare it with the bank's own statement.")
                .trigger(bpr.at(qualifier))
                .warning());
    }

    private void trace(Placed trn, Findings findings) {
        if (payer.isEmpty() || !trn.has(3) || trn.says(3, payer)) return;
        findings.add(Fault.of(FindingCode.PAYMENT_PAYER_ID, Level.SNIP7, trn.at(3))
                .value(Masking.shown(trn.element(3)))
                .expected(Masking.shown(payer))
                .message("TRN03 is %s, but BPR10 is %s: both name the payer, and reassociation compares them."
                        .formatted(Masking.shown(trn.element(3)), Masking.shown(payer)))
                .fix("Write the payer's id, 1 and nine digits, in both.")
                .warning());
    }

    private void party(Placed n1) {
        if (!n1.loop().equals("1000B")) return;
        payee.set(n1, 4);
        payeeByNpi = n1.says(3, "XX");
    }

    private void provider(Placed plb, Findings findings) {
        if (!payeeByNpi || !plb.has(1) || Npi.holds(plb.element(1))) return;
        findings.add(Fault.of(FindingCode.PROVIDER_ADJUSTMENT_ID, Level.SNIP5, plb.at(1))
                .value(Masking.shown(plb.element(1)))
                .expected("the provider's NPI")
                .message("PLB01 is no valid NPI, though the payee is named by NPI.")
                .fix("Name the provider by the NPI that the money is adjusted for.")
                .warning());
    }
}
