package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

import java.math.BigDecimal;

/**
 * What a 277CA says in sum of a billing provider's claims (QTY*QA, QTY*QC, AMT*YU, AMT*YY in loop 2200C) is what it says
 * of each of them: the first STC of a claim takes it in (STC03 WQ) or refuses it (U) with its charge (STC04). Only warns.
 * Where no claim is listed below, as when all were refused with the batch, there is nothing to compare.
 */
final class AnswerTotalsRule implements SituationalRule {
    private static final String PROVIDER = "2200C";
    private static final String CLAIM = "2200D";

    private final Mark acceptedAt = new Mark();
    private final Mark refusedAt = new Mark();
    private final Mark acceptedChargeAt = new Mark();
    private final Mark refusedChargeAt = new Mark();
    private long accepted;
    private long refused;
    private long acceptedCharge;
    private long refusedCharge;
    private long acceptedSaid;
    private long refusedSaid;
    private long acceptedChargeSaid;
    private long refusedChargeSaid;
    private boolean answered;
    private boolean readable;
    private int structureFaults;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "HL" -> true;
            case "QTY", "AMT" -> loop.equals(PROVIDER);
            case "TRN", "STC" -> loop.equals(CLAIM);
            default -> false;
        };
    }

    @Override
    public void begin() {
        open();
        structureFaults = 0;
    }

    /** A claim that is somewhere else may or may not be counted. */
    @Override
    public void misplaced(Segment segment) {
        readable &= !segment.is("HL") && !segment.is("TRN") && !segment.is("STC");
    }

    private void open() {
        acceptedAt.clear();
        refusedAt.clear();
        acceptedChargeAt.clear();
        refusedChargeAt.clear();
        accepted = 0;
        refused = 0;
        acceptedCharge = 0;
        refusedCharge = 0;
        answered = true;
        readable = true;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "HL" -> {
                if (placed.says(3, "PT")) return;
                end(findings);
                structureFaults = findings.structureFaults();
            }
            case "QTY" -> quantity(placed);
            case "AMT" -> amount(placed);
            case "TRN" -> answered = false;
            default -> answer(placed);
        }
    }

    private void quantity(Placed qty) {
        long said = Packed.hundredths(qty, 2);
        if (said == Packed.NO_AMOUNT) return;
        if (qty.says(1, "QA")) {
            acceptedSaid = said;
            acceptedAt.set(qty, 2);
        } else {
            refusedSaid = said;
            refusedAt.set(qty, 2);
        }
    }

    private void amount(Placed amt) {
        long said = Packed.hundredths(amt, 2);
        if (said == Packed.NO_AMOUNT) return;
        if (amt.says(1, "YU")) {
            acceptedChargeSaid = said;
            acceptedChargeAt.set(amt, 2);
        } else {
            refusedChargeSaid = said;
            refusedChargeAt.set(amt, 2);
        }
    }

    /** The first answer to a claim decides; the others say more of it. */
    private void answer(Placed stc) {
        if (answered) return;
        answered = true;
        long charge = Packed.hundredths(stc, 4);
        if (charge == Packed.NO_AMOUNT) readable = false;
        if (stc.says(3, "WQ")) {
            accepted += 100;
            acceptedCharge += readable ? charge : 0;
        } else if (stc.says(3, "U")) {
            refused += 100;
            refusedCharge += readable ? charge : 0;
        } else readable = false;
    }

    @Override
    public void end(Findings findings) {
        boolean whole = readable && findings.structureFaults() == structureFaults;
        if (whole && accepted + refused > 0) {
            compare(acceptedAt, acceptedSaid, accepted, "accepted claims", findings);
            compare(refusedAt, refusedSaid, refused, "refused claims", findings);
            compare(acceptedChargeAt, acceptedChargeSaid, acceptedCharge, "charged by accepted claims", findings);
            compare(refusedChargeAt, refusedChargeSaid, refusedCharge, "charged by refused claims", findings);
        }
        open();
    }

    private static void compare(Mark at, long said, long found, String what, Findings findings) {
        if (!at.isSet() || said == found) return;
        findings.add(Fault.of(FindingCode.GROUP_TOTALS, Level.SNIP3, at.at())
                .value(text(said))
                .expected(text(found))
                .message("%s tells of %s %s, but the claims below make %s."
                        .formatted(at.at().label(), text(said), what, text(found)))
                .fix("Correct the total, or see whether claims are missing.")
                .warning());
    }

    private static String text(long hundredths) {
        return Decimal.text(BigDecimal.valueOf(hundredths, 2));
    }
}
