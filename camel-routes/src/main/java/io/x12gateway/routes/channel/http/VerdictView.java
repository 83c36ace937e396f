package io.x12gateway.routes.channel.http;

import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The verdict on a file, in the shape that {@code x12 validate --json} gives it for standard input.
 *
 * @param verdict {@code valid}, {@code invalid} or {@code unreadable}
 * @param level what answers the file: {@code TA1}, {@code 999}, else the lowest SNIP type at fault, {@code FILE} if no
 *     envelope is; empty if nothing is wrong
 * @param codes every code that an acknowledgment of it holds, such as {@code IK403=7}
 */
record VerdictView(
        String path,
        String verdict,
        String level,
        List<String> codes,
        int interchanges,
        Transactions transactions,
        List<FindingView> findings) {
    private static final String BODY = "-";

    record Transactions(int accepted, int rejected) {}

    static VerdictView of(ValidationReport report) {
        var errors = report.allFindings().filter(Finding::isError).toList();
        int accepted = report.interchanges().stream()
                .filter(InterchangeReport::accepted)
                .flatMap(interchange -> interchange.groups().stream())
                .mapToInt(GroupReport::acceptedTransactions)
                .sum();
        return new VerdictView(
                BODY,
                report.verdict().name().toLowerCase(Locale.ROOT),
                level(errors),
                errors.stream()
                        .flatMap(error -> codes(error.codes()))
                        .distinct()
                        .toList(),
                report.interchanges().size(),
                new Transactions(accepted, (int) report.transactions().count() - accepted),
                report.allFindings().map(FindingView::of).toList());
    }

    private static String level(List<Finding> errors) {
        if (errors.stream().anyMatch(error -> !error.codes().ta105().isEmpty())) return "TA1";
        if (errors.stream().anyMatch(VerdictView::isSyntax)) return "999";
        var levels = new TreeSet<String>();
        for (var error : errors)
            levels.add(
                    error.level() == Level.INTERCHANGE ? "FILE" : error.level().name());
        return levels.isEmpty() ? "" : levels.first();
    }

    private static boolean isSyntax(Finding error) {
        if (error.refusesClaim()) return false;
        return switch (error.level()) {
            case SNIP1, SNIP2, SNIP4 -> true;
            case INTERCHANGE, SNIP3, SNIP5, SNIP6, SNIP7 -> false;
        };
    }

    private static Stream<String> codes(AckCodes codes) {
        return Stream.of(
                        code("TA105", codes.ta105()),
                        code("AK905", codes.ak905()),
                        code("IK502", codes.ik502()),
                        code("IK304", codes.ik304()),
                        code("IK403", codes.ik403()),
                        code("STC01", codes.claimStatus()))
                .flatMap(List::stream);
    }

    private static List<String> code(String name, String value) {
        return value.isEmpty() ? List.of() : List.of(name + "=" + value);
    }
}
