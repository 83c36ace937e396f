package io.x12gateway.edi.remittance;

import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Onlooker;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SegmentwiseRule;

import java.math.BigDecimal;
import java.util.Set;

/**
 * One claim of an 835: its amounts fit its status (a denial pays nothing, only a reversal is negative), CLP05 is what the
 * patient owes by the adjustments, and inpatient and outpatient adjudication exclude each other.
 */
final class ClaimRule implements SegmentwiseRule {
    private static final long PRIMARY = CodeSet.key("1");
    private static final long PRIMARY_FORWARDED = CodeSet.key("19");
    private static final long DENIED = CodeSet.key("4");
    private static final long REVERSAL = CodeSet.key("22");
    private static final long PATIENT = CodeSet.key("PR");
    private static final Set<String> SEGMENTS = Set.of("CLP", "CAS", "MIA", "MOA", "PLB");

    private final Mark responsibility = new Mark();
    private final Mark inpatient = new Mark();
    private long said;
    private long owed;
    private boolean readable;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id());
    }

    @Override
    public void begin() {
        responsibility.clear();
        inpatient.clear();
    }

    @Override
    public Onlooker onlooker(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "CAS" -> (cas, findings) -> owe(cas);
            case "CLP" -> this::open;
            case "MIA" -> (mia, findings) -> inpatient.set(mia, 1);
            case "MOA" -> this::both;
            default -> (plb, findings) -> close(findings);
        };
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void open(Placed clp, Findings findings) {
        close(findings);
        inpatient.clear();
        long charge = Packed.hundredths(clp, 3);
        long paid = Packed.hundredths(clp, 4);
        said = Packed.hundredths(clp, 5);
        owed = 0;
        readable = said != Packed.NO_AMOUNT;
        long status = clp.key(2);
        if (clp.has(5) && (status == PRIMARY || status == PRIMARY_FORWARDED)) responsibility.set(clp, 5);
        if (charge == Packed.NO_AMOUNT || paid == Packed.NO_AMOUNT) return;
        if (status == REVERSAL) reversal(clp, charge > 0 ? 3 : paid > 0 ? 4 : 0, findings);
        else if (paid < 0) negative(clp, findings);
        if (status == DENIED && paid != 0) denied(clp, findings);
    }

    private static void reversal(Placed clp, int element, Findings findings) {
        if (element == 0) return;
        findings.add(Fault.of(FindingCode.CLAIM_STATUS_AMOUNT, Level.SNIP4, clp.at(element))
                .value(clp.element(element))
                .expected("an amount below zero")
                .message("The claim is a reversal (CLP02 is 22), but %s is above zero."
                        .formatted(clp.at(element).label()))
                .fix("A reversal repeats the first payment with all signs turned.")
                .trigger(clp.at(2))
                .codes(AckCodes.transaction("I5")));
    }

    private static void negative(Placed clp, Findings findings) {
        findings.add(Fault.of(FindingCode.CLAIM_STATUS_AMOUNT, Level.SNIP4, clp.at(4))
                .value(clp.element(4))
                .expected("zero or more")
                .message("CLP04 is below zero, but the claim is no reversal (CLP02 is not 22).")
                .fix("Say 22 in CLP02, or correct the amount.")
                .trigger(clp.at(2))
                .warning());
    }

    private static void denied(Placed clp, Findings findings) {
        findings.add(Fault.of(FindingCode.CLAIM_STATUS_AMOUNT, Level.SNIP4, clp.at(4))
                .value(clp.element(4))
                .expected("0")
                .message("The claim is denied (CLP02 is 4), but CLP04 pays %s.".formatted(clp.element(4)))
                .fix("Say in CLP02 how the claim was processed, or correct CLP04.")
                .trigger(clp.at(2))
                .codes(AckCodes.transaction("I5")));
    }

    private void owe(Placed cas) {
        if (!responsibility.isSet() || cas.key(1) != PATIENT) return;
        for (int i = 3; i <= 18 && i <= cas.elements(); i += 3) {
            long amount = Packed.hundredths(cas, i);
            if (amount == Packed.NO_AMOUNT) readable = false;
            else owed += amount;
        }
    }

    private void both(Placed moa, Findings findings) {
        if (!inpatient.isSet()) return;
        findings.add(Fault.of(FindingCode.CLAIM_ADJUDICATION, Level.SNIP4, moa.at())
                .expected("either MIA or MOA")
                .message("The claim has MIA and MOA, which exclude each other.")
                .fix("Keep MIA for an inpatient claim, MOA for any other.")
                .trigger(inpatient.at())
                .codes(AckCodes.segment("I9")));
    }

    /** Only where no other payer took part: with one, payers differ on what CLP05 tells. */
    private void close(Findings findings) {
        if (responsibility.isSet() && readable && said != owed)
            findings.add(Fault.of(FindingCode.PATIENT_RESPONSIBILITY, Level.SNIP4, responsibility.at())
                    .value(amount(said))
                    .expected(amount(owed))
                    .message("CLP05 says that the patient owes %s, but the adjustments of group PR are %s together."
                            .formatted(amount(said), amount(owed)))
                    .fix("Correct CLP05 or the CAS segments of group PR.")
                    .warning());
        responsibility.clear();
    }

    private static String amount(long hundredths) {
        return Decimal.text(BigDecimal.valueOf(hundredths, 2));
    }
}
