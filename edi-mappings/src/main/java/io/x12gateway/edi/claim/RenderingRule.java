package io.x12gateway.edi.claim;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

/**
 * Of a claim to Medicare Part B from an organization somebody in person must have rendered the service, and his NPI must
 * be told: in 2310B or in each line. Only a note, because suppliers and laboratories have nobody to name.
 */
final class RenderingRule implements SituationalRule {
    private final Mark claim = new Mark();
    private boolean organization;
    private boolean partB;
    private boolean open;
    private boolean told;
    private int lines;
    private int linesTold;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "HL", "CLM", "LX" -> true;
            case "SBR" -> loop.equals("2000B");
            case "NM1" -> loop.equals("2010AA") || loop.equals("2310B") || loop.equals("2420A");
            default -> false;
        };
    }

    @Override
    public void begin() {
        organization = false;
        partB = false;
        open = false;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "HL" -> close(findings);
            case "SBR" -> partB = placed.says(9, "MB");
            case "LX" -> lines++;
            case "NM1" -> name(placed);
            default -> {
                close(findings);
                open = true;
                told = false;
                lines = 0;
                linesTold = 0;
                claim.set(placed, 1);
            }
        }
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void name(Placed nm1) {
        if (nm1.loop().equals("2010AA")) organization = nm1.says(2, "2");
        else if (!nm1.has(9)) return;
        else if (nm1.loop().equals("2310B")) told = true;
        else linesTold++;
    }

    private void close(Findings findings) {
        boolean missing = open && organization && partB && !told && linesTold < lines;
        open = false;
        if (!missing) return;
        findings.add(Fault.of(FindingCode.CLAIM_RENDERING_PROVIDER, Level.SNIP4, claim.missing("2310B", "NM1"))
                .expected("loop 2310B with the NPI of the rendering provider")
                .message("The billing provider is an organization, and nobody is named who rendered the service.")
                .fix("Add loop 2310B, unless no person rendered the service.")
                .warning());
    }
}
