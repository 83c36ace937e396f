package io.x12gateway.core.reconciliation;

import java.util.Map;
import java.util.stream.Collectors;

/** Both reports as CSV in UTF-8, with a heading: a row for each day, and one for each place that has to do with a finding. */
public final class ReportCsv {
    private ReportCsv() {}

    public static String of(Report report) {
        var csv = new Csv(
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
            row(csv, "day", day)
                    .with("remitted", day.remitted())
                    .with("expected", day.expected())
                    .with("transferred", day.transferred())
                    .with("difference", day.difference())
                    .with("claims", day.claims());
            for (var held : day.held())
                row(csv, "held", day)
                        .with("remitted", held.amount())
                        .with("claims", held.claims())
                        .with("held", held.reason())
                        .with("message", held.remittances() + " remittances");
            for (var finding : day.findings()) places(csv, day, finding);
        }
        return csv.text();
    }

    private static void places(Csv csv, Report.Day day, Report.Finding finding) {
        for (var set : finding.remittances())
            row(csv, "remittance", day, finding)
                    .with("submission", set.submission())
                    .with("st02", set.controlNumber())
                    .with("byte_from", set.offset())
                    .with("byte_to", set.offset() + set.length())
                    .with("amount", set.amount())
                    .with("held", set.held());
        for (var line : finding.transfers())
            row(csv, "transfer", day, finding)
                    .with("amount", line.amount())
                    .with("list", line.file())
                    .with("line", line.line());
    }

    private static Csv.Row row(Csv csv, String kind, Report.Day day) {
        return csv.row().with("row", kind).with("day", day.day()).with("payer_id", day.payerId());
    }

    private static Csv.Row row(Csv csv, String kind, Report.Day day, Report.Finding finding) {
        return row(csv, kind, day)
                .with("finding", finding.difference())
                .with("trace", finding.traceNumber())
                .with("message", finding.message());
    }

    public static String of(ClaimsReport report) {
        var csv = new Csv(
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
            csv.row()
                    .with("row", "day")
                    .with("day", day.day())
                    .with("payer_id", day.payer())
                    .with("submitter", day.submitter())
                    .with("provider", day.provider())
                    .with("claims", day.claims())
                    .with("charge", day.charge())
                    .with("paid", day.paid())
                    .with("message", states(day.states()));
        for (var line : report.lines()) {
            line.submitted().ifPresent(place -> row(csv, "submitted", line, place));
            line.answered().ifPresent(place -> row(csv, "answered", line, place));
            line.remitted().forEach(place -> row(csv, "remitted", line, place));
        }
        return csv.text();
    }

    private static String states(Map<ClaimState, Integer> states) {
        return states.entrySet().stream()
                .map(s -> s.getValue() + " " + s.getKey())
                .collect(Collectors.joining(", "));
    }

    private static void row(Csv csv, String kind, ClaimsReport.Line line, ClaimsReport.Place place) {
        csv.row()
                .with("row", kind)
                .with("day", line.day())
                .with("payer_id", line.payer())
                .with("submitter", line.submitter())
                .with("provider", line.provider())
                .with("state", line.state())
                .with("charge", line.charge())
                .with("paid", line.paid())
                .with("code", line.code())
                .with("document", place.document())
                .with("file", place.fileName())
                .with("control", place.control())
                .with("segment", place.segment())
                .with("byte_from", place.byteFrom())
                .with("byte_to", place.byteTo())
                .with("amount", place.amount())
                .with("trace", place.traceNumber())
                .with("held", place.held())
                .with("message", line.message());
    }
}
