package io.x12gateway.edi.claim;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Masking;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

/** The lines of a claim are counted 1, 2, 3 in LX01. Where one is out of step, only it is told, not those after it. */
final class LineNumberRule implements SituationalRule {
    private static final long ONE = 100;

    private long next;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return use.id().equals("LX") || use.id().equals("CLM");
    }

    @Override
    public void begin() {
        next = ONE;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        if (placed.is("CLM")) next = ONE;
        else number(placed, findings);
    }

    private void number(Placed lx, Findings findings) {
        long found = Packed.hundredths(lx, 1);
        if (!lx.has(1) || found == Packed.NO_AMOUNT) {
            next += ONE;
            return;
        }
        if (found != next)
            findings.add(Fault.of(FindingCode.GROUP_NUMBER_SEQUENCE, Level.SNIP4, lx.at(1))
                    .value(Masking.shown(lx.element(1)))
                    .expected(Long.toString(next / ONE))
                    .message("LX01 is %s, but %d is the next line of the claim."
                            .formatted(Masking.shown(lx.element(1)), next / ONE))
                    .fix("Count the lines of each claim 1, 2, 3.")
                    .warning());
        next = found + ONE;
    }
}
