package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.acknowledgment.Ack999.ElementError;
import io.x12gateway.edi.acknowledgment.Ack999.SegmentError;
import io.x12gateway.edi.acknowledgment.Ack999.SetAnswer;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Location;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Makes the 999 of a report. Only errors speak; warnings stay in the report. */
final class Ack999Composition {
    private static final int CODES_MAX = 5;
    private static final int SEGMENTS_MAX = 100;
    private static final int LOOP_LENGTH = 4;
    private static final String ELEMENTS = "8";

    private final GroupReport report;

    Ack999Composition(GroupReport report) {
        this.report = report;
    }

    Ack999 compose() {
        var header = report.header();
        boolean usable = report.accepted();
        return new Ack999(
                header.functionalId(),
                header.controlNumber(),
                header.version(),
                usable
                        ? report.transactions().stream()
                                .map(Ack999Composition::set)
                                .toList()
                        : List.of(),
                verdict(),
                report.declaredTransactions(),
                report.transactions().size(),
                report.acceptedTransactions(),
                groupErrors());
    }

    private Verdict verdict() {
        int accepted = report.acceptedTransactions();
        if (!report.accepted()) return Verdict.REJECTED;
        if (accepted == report.transactions().size()) return Verdict.ACCEPTED;
        return accepted == 0 ? Verdict.REJECTED : Verdict.PARTIALLY_ACCEPTED;
    }

    private List<String> groupErrors() {
        return report.findings().stream()
                .filter(Finding::isError)
                .map(finding -> finding.codes().ak905())
                .filter(code -> !code.isEmpty())
                .distinct()
                .limit(CODES_MAX)
                .toList();
    }

    private static SetAnswer set(TransactionReport set) {
        var errors = set.findings().stream().filter(Finding::isError).toList();
        var header = set.header();
        return new SetAnswer(
                header.setId(),
                header.controlNumber(),
                header.guide(),
                segments(errors, set.traces()),
                errors.isEmpty() ? Verdict.ACCEPTED : Verdict.REJECTED,
                errors.stream()
                        .map(finding -> finding.codes().ik502())
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .limit(CODES_MAX)
                        .toList());
    }

    /** A trace number names the business unit only where the set has just one. */
    private static List<SegmentError> segments(List<Finding> errors, List<String> traces) {
        var unit = traces.size() == 1 ? traces.getFirst() : "";
        var bySegment = new LinkedHashMap<Key, List<ElementError>>();
        for (var finding : errors) {
            if (finding.codes().ik304().isEmpty() || bySegment.size() >= SEGMENTS_MAX) continue;
            var elements = bySegment.computeIfAbsent(Key.of(finding), key -> new ArrayList<>());
            if (!finding.codes().ik403().isEmpty()) elements.add(element(finding));
        }
        return bySegment.entrySet().stream()
                .map(each -> each.getKey().with(unit, each.getValue()))
                .toList();
    }

    /** Element errors of one segment share an IK3; of two segment errors each has its own. */
    private record Key(String segment, int position, String loop, String code) {
        static Key of(Finding finding) {
            var at = finding.location();
            return new Key(
                    at.segment(),
                    at.segmentPosition(),
                    shortLoop(at),
                    finding.codes().ik304());
        }

        SegmentError with(String unit, List<ElementError> elements) {
            return new SegmentError(segment, position, loop, code, unit, code.equals(ELEMENTS) ? elements : List.of());
        }
    }

    /** Element 447 holds four characters: 2100 for 2100C. */
    private static String shortLoop(Location at) {
        return at.loop().substring(0, Math.min(LOOP_LENGTH, at.loop().length()));
    }

    private static ElementError element(Finding finding) {
        var at = finding.location();
        return new ElementError(
                at.element(),
                at.component(),
                at.repetition(),
                at.elementReference(),
                finding.codes().ik403(),
                whole(finding) ? finding.value() : "");
    }

    /** A bad character is not repeated, nor is a value that the report shows masked or shortened. */
    private static boolean whole(Finding finding) {
        return !finding.codes().ik403().equals("6")
                && finding.value().length() == finding.location().span().length();
    }
}
