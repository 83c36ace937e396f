package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.codelist.CodeList;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A 999 (005010X231A1) says the same everywhere: elements are in error where the segment says so (IK304 8), an accepted
 * set has no errors, a rejected one has, and the counts and verdict of the group (AK9) are those of its sets. All of it
 * only warns: who reads an acknowledgment must not answer it.
 */
final class ImplementationRule implements SituationalRule {
    private static final Set<String> SEGMENTS = Set.of("AK2", "IK3", "IK4", "IK5", "AK9");

    private final CodeList errors = CodeLists.standard().list("segment-error");
    private final Mark elementsPromised = new Mark();
    private boolean elementsAllowed;
    private long sets;
    private long verdicts;
    private long accepted;

    /** Sets that are refused without a word: right only if the group is refused for itself. */
    private final List<Finding> unexplained = new ArrayList<>();

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id());
    }

    @Override
    public void begin() {
        elementsPromised.clear();
        elementsAllowed = false;
        sets = 0;
        verdicts = 0;
        accepted = 0;
        unexplained.clear();
    }

    @Override
    public void end(Findings findings) {
        unexplained.forEach(findings::add);
        unexplained.clear();
    }

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "AK2" -> sets += 100;
            case "IK3" -> segment(placed, findings);
            case "IK4" -> element(placed, findings);
            case "IK5" -> set(placed, findings);
            case "AK9" -> group(placed, findings);
            default -> {
                // says nothing of a verdict
            }
        }
    }

    private void segment(Placed ik3, Findings findings) {
        closeSegment(findings);
        boolean promised = ik3.says(4, "8");
        if (promised) elementsPromised.set(ik3, 4);
        elementsAllowed = promised || !errors.knows(ik3.key(4));
    }

    private void element(Placed ik4, Findings findings) {
        elementsPromised.clear();
        if (!elementsAllowed)
            findings.add(Fault.of(FindingCode.ACKNOWLEDGMENT_VERDICT, Level.SNIP4, ik4.at())
                    .expected("IK304 8 in the segment before")
                    .message("An element is in error, but the IK3 before does not say so (IK304 is not 8).")
                    .fix("Set IK304 to 8, or leave out the IK4.")
                    .warning());
    }

    private void closeSegment(Findings findings) {
        if (elementsPromised.isSet())
            findings.add(Fault.of(FindingCode.ACKNOWLEDGMENT_VERDICT, Level.SNIP4, elementsPromised.at())
                    .value("8")
                    .expected("an IK4 for each element in error")
                    .message("The segment is said to have elements in error, but no IK4 tells which.")
                    .fix("Add the IK4, or say by another code what is wrong with the segment.")
                    .warning());
        elementsPromised.clear();
    }

    private void set(Placed ik5, Findings findings) {
        closeSegment(findings);
        verdicts += 100;
        boolean good = ik5.says(1, "A");
        boolean flawed = ik5.says(1, "E");
        if (good || flawed) accepted += 100;
        boolean refused = ik5.says(1, "R");
        if (!(good ? ik5.has(2) : (flawed || refused) && !ik5.has(2))) return;
        var finding = Fault.of(FindingCode.ACKNOWLEDGMENT_VERDICT, Level.SNIP4, ik5.at(2))
                .value(ik5.element(2))
                .expected(good ? "no error" : "why the set was refused")
                .message(
                        good
                                ? "The set is accepted (IK501 is A), but IK502 gives an error."
                                : "The set is not accepted as it is, but IK502 does not say why.")
                .fix(good ? "Leave IK502 empty, or do not accept the set." : "Add the error to IK502.")
                .trigger(ik5.at(1))
                .warning();
        if (refused) unexplained.add(finding);
        else findings.add(finding);
    }

    private void group(Placed ak9, Findings findings) {
        if (ak9.says(1, "R") && ak9.has(5)) unexplained.clear();
        long received = Packed.hundredths(ak9, 3);
        long taken = Packed.hundredths(ak9, 4);
        if (received == Packed.NO_AMOUNT || taken == Packed.NO_AMOUNT) return;
        if (taken > received) count(ak9, 4, "at most AK903", "more sets are accepted than were received", findings);
        else if (sets > received) count(ak9, 3, text(sets), "%s sets are answered".formatted(text(sets)), findings);
        else if (sets == received && verdicts == sets && sets > 0 && taken != accepted)
            count(ak9, 4, text(accepted), "%s of the sets are accepted".formatted(text(accepted)), findings);
        else verdict(ak9, received, taken, findings);
    }

    private static void count(Placed ak9, int element, String expected, String found, Findings findings) {
        findings.add(Fault.of(FindingCode.ACKNOWLEDGMENT_COUNT, Level.SNIP4, ak9.at(element))
                .value(ak9.element(element))
                .expected(expected)
                .message("%s is %s, but %s.".formatted(ak9.at(element).label(), ak9.element(element), found))
                .fix("Count the sets of the group anew.")
                .warning());
    }

    private static void verdict(Placed ak9, long received, long taken, Findings findings) {
        boolean fits =
                switch (ak9.element(1)) {
                    case "A" -> taken == received;
                    case "R" -> taken == 0;
                    case "P" -> taken > 0 && taken < received;
                    default -> true;
                };
        if (fits) return;
        findings.add(Fault.of(FindingCode.ACKNOWLEDGMENT_VERDICT, Level.SNIP4, ak9.at(1))
                .value(ak9.element(1))
                .expected(taken == 0 ? "R" : taken == received ? "A or E" : "P")
                .message("AK901 is %s, but %s of %s sets are accepted."
                        .formatted(ak9.element(1), ak9.element(4), ak9.element(3)))
                .fix("Say R if no set is accepted, P if some are, A or E if all are.")
                .trigger(ak9.at(4))
                .warning());
    }

    private static String text(long hundredths) {
        return Long.toString(hundredths / 100);
    }
}
