package io.x12gateway.edi.remittance;

import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Location;
import io.x12gateway.edi.validation.Mark;
import io.x12gateway.edi.validation.Onlooker;
import io.x12gateway.edi.validation.Packed;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SegmentwiseRule;

import java.util.Set;

/**
 * The dates of claims and lines of an 835: a period has both ends in their order (DTM*232 and 233, 150 and 151), a line
 * has one date or a period, and somewhere it is told when the service was given.
 */
final class DatesRule implements SegmentwiseRule {
    private static final long STATEMENT_FROM = CodeSet.key("232");
    private static final long STATEMENT_TO = CodeSet.key("233");
    private static final long SERVICE_FROM = CodeSet.key("150");
    private static final long SERVICE_TO = CodeSet.key("151");
    private static final long SERVICE = CodeSet.key("472");
    private static final Set<String> SEGMENTS = Set.of("CLP", "SVC", "DTM", "PLB");

    private final Mark claim = new Mark();
    private final Mark from = new Mark();
    private final Mark to = new Mark();
    private final Mark single = new Mark();
    private int fromDay;
    private int toDay;
    private boolean dated;
    private boolean line;
    private int undatedLines;

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return SEGMENTS.contains(use.id()) && (!use.id().equals("DTM") || loop.startsWith("2"));
    }

    @Override
    public void begin() {
        claim.clear();
        forget();
    }

    private void forget() {
        from.clear();
        to.clear();
        single.clear();
    }

    @Override
    public Onlooker onlooker(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "DTM" -> (dtm, findings) -> date(dtm);
            case "SVC" -> (svc, findings) -> openLine(findings);
            case "CLP" -> this::openClaim;
            default -> (plb, findings) -> closeClaim(findings);
        };
    }

    private void openClaim(Placed clp, Findings findings) {
        closeClaim(findings);
        claim.set(clp, 1);
        dated = false;
        line = false;
        undatedLines = 0;
    }

    private void openLine(Findings findings) {
        closeScope(findings);
        line = true;
    }

    @Override
    public void end(Findings findings) {
        closeClaim(findings);
    }

    private void date(Placed dtm) {
        long role = dtm.key(1);
        if (role == STATEMENT_FROM || role == SERVICE_FROM) {
            from.set(dtm, 2);
            fromDay = Packed.day(dtm.key(2));
        } else if (role == STATEMENT_TO || role == SERVICE_TO) {
            to.set(dtm, 2);
            toDay = Packed.day(dtm.key(2));
        } else if (role == SERVICE) single.set(dtm, 2);
    }

    private void closeScope(Findings findings) {
        boolean told = from.isSet() || single.isSet();
        if (!line) dated |= told;
        else if (!told) undatedLines++;
        if (line && single.isSet() && (from.isSet() || to.isSet())) twice(findings);
        else if (from.isSet() && to.isSet()) order(findings);
        else if (to.isSet()) halves(to.at(), line ? "DTM*150" : "DTM*232", findings);
        else if (line && from.isSet()) halves(from.at(), "DTM*151", findings);
        forget();
    }

    private void closeClaim(Findings findings) {
        boolean lines = line;
        closeScope(findings);
        if (claim.isSet() && !dated && (!lines || undatedLines > 0)) undated(lines, findings);
        claim.clear();
        line = false;
    }

    private void order(Findings findings) {
        if (fromDay == 0 || toDay == 0 || fromDay <= toDay) return;
        findings.add(Fault.of(FindingCode.DATE_ORDER, Level.SNIP4, to.at())
                .value(Integer.toString(toDay))
                .expected("not before " + fromDay)
                .message("The period ends on %d, before it begins on %d.".formatted(toDay, fromDay))
                .fix("Write the earlier date first.")
                .trigger(from.at())
                .warning());
    }

    private static void halves(Location at, String other, Findings findings) {
        findings.add(Fault.of(FindingCode.DATE_ORDER, Level.SNIP4, at)
                .expected("both ends of the period")
                .message("%s is one end of a period, but %s with the other is missing.".formatted(at.label(), other))
                .fix("Add " + other + ".")
                .warning());
    }

    private void twice(Findings findings) {
        findings.add(Fault.of(FindingCode.DATE_ORDER, Level.SNIP4, single.at())
                .expected("either DTM*472 or DTM*150 with 151")
                .message("The line has a date of service and a period.")
                .fix("Keep DTM*472 for one day, DTM*150 and 151 for more.")
                .codes(AckCodes.segment("I9")));
    }

    private void undated(boolean lines, Findings findings) {
        findings.add(Fault.of(FindingCode.SERVICE_DATE_MISSING, Level.SNIP4, claim.missing("2100", "DTM"))
                .expected("DTM*232" + (lines ? ", or DTM*472 in every line" : ""))
                .message("The claim at segment %d does not tell when the service was given%s."
                        .formatted(claim.position(), lines ? ", nor do all of its lines" : ""))
                .fix("Add DTM*232, and DTM*233 if it was more than a day.")
                .warning());
    }
}
