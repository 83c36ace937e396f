package io.x12gateway.core.reconciliation;

import java.util.Map;
import java.util.stream.Collectors;

/** Both reports as CSV in UTF-8, with a heading: a row for each day, and one for each place that has to do with a finding. */
public final class ReportCsv {
    private ReportCsv() {}

    public static String of(Report report) {
        var csv = new Csv()
                .row(
                        "row",
                        "day",
                        "payer_id",
                        "finding",
                        "trace",
                        "remitted",
                        "expected",
                        "transferred",
                        "difference",
                        "claims",
                        "submission",
                        "st02",
                        "byte_from",
                        "byte_to",
                        "amount",
                        "held",
                        "list",
                        "line",
                        "message");
        for (var day : report.days()) {
            csv.row(
                    "day",
                    day.day(),
                    day.payerId(),
                    "",
                    "",
                    day.remitted(),
                    day.expected(),
                    day.transferred(),
                    day.difference(),
                    day.claims(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "");
            for (var held : day.held())
                csv.row(
                        "held",
                        day.day(),
                        day.payerId(),
                        "",
                        "",
                        held.amount(),
                        "",
                        "",
                        "",
                        held.claims(),
                        "",
                        "",
                        "",
                        "",
                        "",
                        held.reason(),
                        "",
                        "",
                        held.remittances() + " remittances");
            for (var finding : day.findings()) of(csv, day, finding);
        }
        return csv.text();
    }

    private static void of(Csv csv, Report.Day day, Report.Finding finding) {
        for (var set : finding.remittances())
            csv.row(
                    "remittance",
                    day.day(),
                    day.payerId(),
                    finding.difference(),
                    finding.traceNumber(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    set.submission(),
                    set.controlNumber(),
                    set.offset(),
                    set.offset() + set.length(),
                    set.amount(),
                    set.held(),
                    "",
                    "",
                    finding.message());
        for (var line : finding.transfers())
            csv.row(
                    "transfer",
                    day.day(),
                    day.payerId(),
                    finding.difference(),
                    finding.traceNumber(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    line.amount(),
                    "",
                    line.file(),
                    line.line(),
                    finding.message());
    }

    public static String of(ClaimsReport report) {
        var csv = new Csv()
                .row(
                        "row",
                        "day",
                        "payer_id",
                        "submitter",
                        "provider",
                        "state",
                        "claims",
                        "charge",
                        "paid",
                        "code",
                        "document",
                        "file",
                        "control",
                        "segment",
                        "byte_from",
                        "byte_to",
                        "amount",
                        "trace",
                        "held",
                        "message");
        for (var day : report.days())
            csv.row(
                    "day",
                    day.day(),
                    day.payer(),
                    day.submitter(),
                    day.provider(),
                    "",
                    day.claims(),
                    day.charge(),
                    day.paid(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    states(day.states()));
        for (var line : report.lines()) {
            line.submitted().ifPresent(place -> of(csv, "submitted", line, place));
            line.answered().ifPresent(place -> of(csv, "answered", line, place));
            line.remitted().forEach(place -> of(csv, "remitted", line, place));
        }
        return csv.text();
    }

    private static String states(Map<ClaimState, Integer> states) {
        return states.entrySet().stream()
                .map(s -> s.getValue() + " " + s.getKey())
                .collect(Collectors.joining(", "));
    }

    private static void of(Csv csv, String row, ClaimsReport.Line line, ClaimsReport.Place place) {
        csv.row(
                row,
                line.day(),
                line.payer(),
                line.submitter(),
                line.provider(),
                line.state(),
                "",
                line.charge(),
                line.paid(),
                line.code(),
                place.document(),
                place.fileName(),
                place.control(),
                place.segment(),
                place.byteFrom(),
                place.byteTo(),
                place.amount(),
                place.traceNumber(),
                place.held(),
                line.message());
    }
}
