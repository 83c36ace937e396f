package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Masking;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.Set;

/**
 * A benefit line (EB) that is about money says how much: co-payment and deductible in EB07, co-insurance in EB08 as a
 * fraction. Days (HSD), a procedure or a text may stand in their place.
 */
final class BenefitRule implements SituationalRule {
    private static final Set<String> SEGMENTS = Set.of("EB", "HSD", "MSG", "HL", "III");
    private static final long WHOLE = 100;

    private final Mark bare = new Mark();

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id());
    }

    @Override
    public void begin() {
        bare.clear();
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "EB" -> benefit(placed, findings);
            case "HL" -> close(findings);
            case "HSD", "MSG", "III" -> bare.clear();
            default -> {
                // explains no amount
            }
        }
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void benefit(Placed eb, Findings findings) {
        close(findings);
        boolean share = eb.says(1, "A");
        if (!share && !eb.says(1, "B") && !eb.says(1, "C")) return;
        if (!eb.has(7) && !eb.has(8) && !eb.has(10)) bare.set(eb, share ? 8 : 7);
        if (share && Packed.hundredths(eb, 8) > WHOLE) percent(eb, findings);
    }

    private static void percent(Placed eb, Findings findings) {
        findings.add(Fault.of(FindingCode.BENEFIT_AMOUNT, Level.SNIP4, eb.at(8))
                .value(Masking.shown(eb.element(8)))
                .expected("a fraction, such as .2 for 20 percent")
                .message("EB08 is %s, which is more than the whole.".formatted(Masking.shown(eb.element(8))))
                .fix("Write the share as a fraction.")
                .warning());
    }

    private void close(Findings findings) {
        if (bare.isSet())
            findings.add(Fault.of(FindingCode.BENEFIT_AMOUNT, Level.SNIP4, bare.at())
                    .expected("an amount, a share or what stands in its place")
                    .message("The benefit line at segment %d is about what the patient pays, but does not say how much."
                            .formatted(bare.position()))
                    .fix("Add EB07 for a co-payment or deductible, EB08 for co-insurance.")
                    .warning());
        bare.clear();
    }
}
