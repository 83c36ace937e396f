package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.SegmentPlan;

import java.util.function.Predicate;

/** A level that was rejected ends there: no level below it, and no content in it. Levels are the letters of their loops. */
public final class RejectedLevelRule implements SituationalRule {
    private static final int LETTER = 4;

    private final String verdict;
    private final Predicate<Placed> rejects;
    private final String content;
    private final Mark rejected = new Mark();
    private char level;

    /**
     * @param verdict the segment that may reject, such as AAA
     * @param rejects whether such a segment rejects the level it stands in
     * @param content the loop, without its letter, that a rejected level may not have; empty if it may have all
     */
    public RejectedLevelRule(String verdict, Predicate<Placed> rejects, String content) {
        this.verdict = verdict;
        this.rejects = rejects;
        this.content = content;
    }

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return use.id().equals("HL") || use.id().equals(verdict) || isContent(loop);
    }

    private boolean isContent(String loop) {
        return !content.isEmpty() && loop.startsWith(content);
    }

    @Override
    public void begin() {
        rejected.clear();
    }

    @Override
    public void see(Placed placed, Findings findings) {
        if (placed.is("HL")) level(placed, findings);
        else if (isContent(placed.loop())) content(placed, findings);
        else if (placed.is(verdict) && !rejected.isSet() && rejects.test(placed)) {
            rejected.set(placed, 1);
            level = placed.loop().charAt(LETTER);
        }
    }

    private void level(Placed hl, Findings findings) {
        if (!rejected.isSet()) return;
        if (hl.loop().charAt(LETTER) <= level) rejected.clear();
        else tell(hl, "a level follows below it", findings);
    }

    private void content(Placed placed, Findings findings) {
        if (rejected.isSet() && placed.opens() && placed.loop().charAt(LETTER) == level)
            tell(placed, placed.id() + " follows in it", findings);
    }

    private void tell(Placed placed, String what, Findings findings) {
        findings.add(Fault.of(FindingCode.REJECTED_LEVEL, Level.SNIP4, placed.at())
                .expected("nothing more of a rejected level")
                .message("The level was rejected by %s at segment %d, but %s."
                        .formatted(verdict, rejected.position(), what))
                .fix("End the level after the " + verdict + " and set its HL04 to 0, or leave the " + verdict + " out.")
                .trigger(rejected.at())
                .warning());
        rejected.clear();
    }
}
