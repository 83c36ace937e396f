package io.x12gateway.edi.tool;

import io.x12gateway.edi.validation.Finding;

import java.util.stream.Collectors;

/** A verdict for people. */
final class VerdictText {
    private static final int FINDINGS_MAX = 20;

    private VerdictText() {}

    static String of(FileVerdict verdict) {
        return of(verdict, new Terminal(false, false));
    }

    static String of(FileVerdict verdict, Terminal terminal) {
        var text = new StringBuilder(verdict.path()).append(": ").append(painted(verdict, terminal));
        if (!verdict.unreadable().isEmpty())
            return text.append(", ").append(verdict.unreadable()).toString();
        if (!verdict.report().interchanges().isEmpty()) text.append(counts(verdict));
        var findings = verdict.findings();
        findings.stream().limit(FINDINGS_MAX).forEach(each -> finding(each, text, terminal));
        if (findings.size() > FINDINGS_MAX)
            text.append("\n  ... and ")
                    .append(findings.size() - FINDINGS_MAX)
                    .append(" more; explain and --json show them all");
        return text.toString();
    }

    private static String counts(FileVerdict verdict) {
        return " (%d interchange%s; transaction sets: %d accepted, %d rejected%s)"
                .formatted(
                        verdict.report().interchanges().size(),
                        verdict.report().interchanges().size() == 1 ? "" : "s",
                        verdict.accepted(),
                        verdict.rejected(),
                        verdict.level().isEmpty() ? "" : "; answered by " + verdict.level());
    }

    private static String painted(FileVerdict verdict, Terminal terminal) {
        var name = verdict.verdictName();
        return verdict.exitCode() == X12Tool.VALID ? terminal.good(name) : terminal.bad(name);
    }

    private static void finding(Finding finding, StringBuilder text, Terminal terminal) {
        var at = finding.location();
        text.append("\n  ")
                .append(finding.isError() ? terminal.bad("error  ") : terminal.doubtful("warning"))
                .append(' ')
                .append(at.label());
        if (at.segmentPosition() > 0)
            text.append(" (segment ").append(at.segmentPosition()).append(')');
        text.append(" at byte ").append(at.span().offset()).append(": ").append(finding.message());
        var codes = finding.codes().told().collect(Collectors.joining(" "));
        if (!codes.isEmpty()) text.append(" [").append(codes).append(']');
        if (!finding.fix().isEmpty()) text.append("\n          ").append(terminal.faint(finding.fix()));
    }
}
