package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.acknowledgment.Ack999.ElementError;
import io.x12gateway.edi.acknowledgment.Ack999.SegmentError;
import io.x12gateway.edi.acknowledgment.Ack999.SetAnswer;
import io.x12gateway.edi.acknowledgment.Ack999.Trigger;
import io.x12gateway.edi.acknowledgment.Ack999.Unit;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.BusinessUnit;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes the 999 of a report, in values that any 999 may hold. Errors speak, and those notes that have codes: a profile
 * has lowered them and wants them told.
 */
final class Ack999Composition {
    private static final int CODES_MAX = 5;
    private static final int TRIGGERS_MAX = 9;
    private static final String ELEMENTS = "8";
    private static final String INVALID_CHARACTER = "6";

    /** AK905: no GE, another number or count in it, a number used before. */
    private static final Set<String> OF_THE_ENVELOPE = Set.of("3", "4", "5", "19");

    private final GroupReport report;

    Ack999Composition(GroupReport report) {
        this.report = report;
    }

    Ack999 compose() {
        var header = report.header();
        List<SetAnswer> sets =
                answersSets() ? report.transactions().stream().map(this::set).toList() : List.of();
        return new Ack999(
                Repeatable.functionalId(header.functionalId()),
                Repeatable.groupNumber(header.controlNumber()),
                Repeatable.version(header.version()),
                sets,
                verdict(sets),
                Repeatable.count(report.declaredTransactions()),
                Repeatable.count(report.transactions().size()),
                Repeatable.count(report.acceptedTransactions()),
                codes(report.findings(), finding -> finding.codes().ak905()));
    }

    /**
     * A group that is refused for how it was closed or numbered names its sets where one of them has an error of its own:
     * that may be why the group is refused, as with an ST inside of another set. Of a group that is not supported the
     * sets are not judged.
     */
    private boolean answersSets() {
        if (report.accepted()) return true;
        boolean judged = report.findings().stream()
                .filter(Finding::isError)
                .allMatch(finding -> OF_THE_ENVELOPE.contains(finding.codes().ak905()));
        return judged && report.transactions().stream().anyMatch(set -> !set.accepted());
    }

    private Verdict verdict(List<SetAnswer> sets) {
        int accepted = report.acceptedTransactions();
        if (!report.accepted()) return Verdict.REJECTED;
        if (accepted < sets.size()) return accepted == 0 ? Verdict.REJECTED : Verdict.PARTIALLY_ACCEPTED;
        boolean notes = sets.stream().anyMatch(set -> set.verdict() == Verdict.ACCEPTED_WITH_ERRORS);
        return notes ? Verdict.ACCEPTED_WITH_ERRORS : Verdict.ACCEPTED;
    }

    private static List<String> codes(List<Finding> findings, Function<Finding, String> code) {
        return findings.stream()
                .filter(Ack999Composition::told)
                .map(code)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(CODES_MAX)
                .toList();
    }

    private static boolean told(Finding finding) {
        return !finding.refusesClaim() && (finding.isError() || !finding.codes().equals(AckCodes.NONE));
    }

    /** With the group every set is refused, those included that have no error. */
    private SetAnswer set(TransactionReport set) {
        var told = set.findings().stream().filter(Ack999Composition::told).toList();
        var header = set.header();
        var taken = told.isEmpty() ? Verdict.ACCEPTED : Verdict.ACCEPTED_WITH_ERRORS;
        return new SetAnswer(
                Repeatable.setId(header.setId()),
                Repeatable.setNumber(header.controlNumber()),
                Repeatable.guide(header.guide()),
                segments(told, set.units()),
                set.accepted() && report.accepted() ? taken : Verdict.REJECTED,
                codes(told, finding -> finding.codes().ik502()));
    }

    private static List<SegmentError> segments(List<Finding> told, List<BusinessUnit> units) {
        var bySegment = new LinkedHashMap<Key, List<Finding>>();
        for (var finding : told) {
            boolean nameable = Repeatable.segmentId(finding.location().segment());
            if (finding.codes().ik304().isEmpty() || !nameable) continue;
            bySegment.computeIfAbsent(Key.of(finding), key -> new ArrayList<>()).add(finding);
        }
        return bySegment.entrySet().stream()
                .map(each -> each.getKey().with(each.getValue(), units))
                .toList();
    }

    /** Element errors of one segment share an IK3; of two segment errors each has its own. */
    private record Key(String segment, int position, String loop, String code) {
        static Key of(Finding finding) {
            var at = finding.location();
            return new Key(
                    at.segment(),
                    at.segmentPosition(),
                    Repeatable.loop(at.loop()),
                    finding.codes().ik304());
        }

        SegmentError with(List<Finding> findings, List<BusinessUnit> units) {
            var elements = findings.stream()
                    .filter(finding ->
                            code.equals(ELEMENTS) && !finding.codes().ik403().isEmpty())
                    .map(Ack999Composition::element)
                    .toList();
            var triggers = findings.stream()
                    .filter(finding -> finding.codes().ik403().isEmpty())
                    .flatMap(finding -> triggers(finding).stream())
                    .distinct()
                    .limit(TRIGGERS_MAX)
                    .toList();
            return new SegmentError(
                    segment, position, loop, code, triggers, unit(findings.getFirst(), units), elements);
        }
    }

    /** A missing segment belongs to the unit before the segment that was found in its place. */
    private static Optional<Unit> unit(Finding finding, List<BusinessUnit> units) {
        var at = finding.location();
        boolean missing = at.element() == 0 && at.span().length() == 0;
        int position = at.segmentPosition() - (missing ? 1 : 0);
        return units.stream()
                .filter(unit -> unit.holds(position))
                .findFirst()
                .map(unit -> new Unit(unit.name(), Repeatable.unit(unit.value())))
                .filter(unit -> !unit.value().isEmpty());
    }

    private static List<Trigger> triggers(Finding finding) {
        return finding
                .trigger()
                .filter(at -> Repeatable.segmentId(at.segment()) && at.segmentPosition() > 0)
                .map(at -> new Trigger(
                        at.segment(),
                        at.segmentPosition(),
                        Repeatable.loop(at.loop()),
                        at.element(),
                        at.element() > 0 ? at.component() : 0,
                        at.element() > 0 ? at.repetition() : 0))
                .stream()
                .toList();
    }

    private static ElementError element(Finding finding) {
        var at = finding.location();
        var code = finding.codes().ik403();
        return new ElementError(
                Math.min(at.element(), Repeatable.POSITION_MAX),
                Math.min(at.component(), Repeatable.POSITION_MAX),
                Math.min(at.repetition(), Repeatable.REPETITION_MAX),
                at.elementReference(),
                code,
                code.equals(INVALID_CHARACTER)
                        ? ""
                        : Repeatable.value(finding.found().text()),
                triggers(finding));
    }
}
