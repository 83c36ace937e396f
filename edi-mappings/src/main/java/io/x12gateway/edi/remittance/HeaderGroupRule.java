package io.x12gateway.edi.remittance;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Masking;
import io.x12gateway.edi.validation.Onlooker;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SegmentwiseRule;

import java.math.BigDecimal;
import java.util.Set;

/** The groups of an 835: LX01 ascends, and the totals of TS3 are those of the claims that follow. */
final class HeaderGroupRule implements SegmentwiseRule {
    private static final Set<String> SEGMENTS = Set.of("LX", "TS3", "CLP", "PLB");

    private final Mark countAt = new Mark();
    private final Mark chargeAt = new Mark();
    private long number;
    private long claimsSaid;
    private long chargeSaid;
    private long claims;
    private long charges;
    private boolean readable;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id());
    }

    @Override
    public void begin() {
        number = -1;
        countAt.clear();
        chargeAt.clear();
    }

    @Override
    public Onlooker onlooker(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "CLP" -> (clp, findings) -> add(clp);
            case "LX" -> this::open;
            case "TS3" -> (ts3, findings) -> totals(ts3);
            default -> (plb, findings) -> close(findings);
        };
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void open(Placed lx, Findings findings) {
        close(findings);
        claims = 0;
        charges = 0;
        readable = true;
        long found = Packed.hundredths(lx, 1);
        if (found == Packed.NO_AMOUNT) return;
        if (found <= number)
            findings.add(Fault.of(FindingCode.GROUP_NUMBER_SEQUENCE, Level.SNIP1, lx.at(1))
                    .value(Masking.shown(lx.element(1)))
                    .expected("more than " + number / 100)
                    .message("LX01 is %s, which does not follow %d."
                            .formatted(Masking.shown(lx.element(1)), number / 100))
                    .fix("Count the groups 1, 2, 3.")
                    .warning());
        number = found;
    }

    private void totals(Placed ts3) {
        claimsSaid = Packed.hundredths(ts3, 4);
        chargeSaid = Packed.hundredths(ts3, 5);
        if (claimsSaid != Packed.NO_AMOUNT) countAt.set(ts3, 4);
        if (chargeSaid != Packed.NO_AMOUNT) chargeAt.set(ts3, 5);
    }

    private void add(Placed clp) {
        claims += 100;
        long charge = Packed.hundredths(clp, 3);
        if (charge == Packed.NO_AMOUNT) readable = false;
        else charges += charge;
    }

    private void close(Findings findings) {
        if (countAt.isSet() && claims != claimsSaid) differs(countAt, "claims", claimsSaid, claims, findings);
        if (chargeAt.isSet() && readable && charges != chargeSaid)
            differs(chargeAt, "in charges", chargeSaid, charges, findings);
        countAt.clear();
        chargeAt.clear();
    }

    private static void differs(Mark mark, String what, long said, long found, Findings findings) {
        findings.add(Fault.of(FindingCode.GROUP_TOTALS, Level.SNIP3, mark.at())
                .value(text(said))
                .expected(text(found))
                .message("%s tells of %s %s, but the claims of the group make %s."
                        .formatted(mark.at().label(), text(said), what, text(found)))
                .fix("Correct the total, or see whether claims are missing.")
                .warning());
    }

    private static String text(long hundredths) {
        return Decimal.text(BigDecimal.valueOf(hundredths, 2));
    }
}
