package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

import java.math.BigDecimal;

/**
 * The charge of a claim, CLM02, is the sum of its lines' charges: SV102 or SV203. A line without its
 * service is told by the grammar, and then nothing is summed up.
 */
final class ClaimBalanceRule implements SituationalRule {
    /** Amounts are counted in ten-thousandths. */
    private static final int SCALE = 4;

    private final Mark charge = new Mark();
    private long charged;
    private long sum;
    private int lines;
    private int services;
    private boolean open;
    private boolean readable;
    private int structureFaults;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "CLM", "LX", "SV1", "SV2", "HL" -> true;
            default -> false;
        };
    }

    @Override
    public void begin() {
        open = false;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "CLM" -> {
                close(findings);
                charge.set(placed, 2);
                charged = placed.number(2);
                sum = 0;
                lines = 0;
                services = 0;
                open = true;
                readable = isNumber(charged);
                structureFaults = findings.structureFaults();
            }
            case "LX" -> lines++;
            case "SV1" -> add(placed.number(2));
            case "SV2" -> add(placed.number(3));
            default -> close(findings);
        }
    }

    /** A line that is somewhere else may or may not be counted. */
    @Override
    public void misplaced(Segment segment) {
        readable &= !segment.is("LX") && !segment.is("SV1") && !segment.is("SV2");
    }

    @Override
    public void end(Findings findings) {
        close(findings);
    }

    private void add(long amount) {
        services++;
        readable &= isNumber(amount);
        sum += isNumber(amount) ? amount : 0;
    }

    private static boolean isNumber(long amount) {
        return amount != SegmentView.NO_NUMBER && amount != SegmentView.FINE_NUMBER;
    }

    private void close(Findings findings) {
        readable &= findings.structureFaults() == structureFaults;
        boolean off = open && readable && lines > 0 && lines == services && charged != sum;
        open = false;
        if (!off) return;
        findings.add(Fault.of(FindingCode.BALANCE_CLAIM, Level.SNIP3, charge.at())
                .value(text(charged))
                .expected(text(sum))
                .message("The claim charges %s, but its %d lines charge %s.".formatted(text(charged), lines, text(sum)))
                .fix("Set CLM02 to the sum of the lines, or send the line that is missing.")
                .codes(AckCodes.claim("A7:178")));
    }

    private static String text(long amount) {
        var plain = BigDecimal.valueOf(amount, SCALE).stripTrailingZeros();
        return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString();
    }
}
