package io.x12gateway.routes.channel.http;

import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.List;

/** A report without the findings of higher SNIP types, as {@code x12 validate --level} has it. */
record JudgedLevels(int highest) {
    static final int ALL = Level.SNIP7.ordinal();

    ValidationReport of(ValidationReport report) {
        if (highest == ALL) return report;
        return new ValidationReport(
                report.interchanges().stream().map(this::of).toList(), kept(report.findings()), report.sizeBytes());
    }

    private InterchangeReport of(InterchangeReport report) {
        return new InterchangeReport(
                report.header(),
                report.span(),
                kept(report.findings()),
                report.groups().stream().map(this::of).toList());
    }

    private GroupReport of(GroupReport report) {
        return new GroupReport(
                report.header(),
                report.span(),
                report.declaredTransactions(),
                kept(report.findings()),
                report.transactions().stream().map(this::of).toList());
    }

    private TransactionReport of(TransactionReport report) {
        return new TransactionReport(
                report.header(),
                report.type(),
                report.span(),
                report.segments(),
                kept(report.findings()),
                report.units());
    }

    private List<Finding> kept(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.level().ordinal() <= highest)
                .toList();
    }
}
