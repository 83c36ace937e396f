package io.x12gateway.core.disposition;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.eligibility.SeveralPatients;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.Optional;

/** What somebody sent who waits on the line: held in memory, and judged. */
record LineMessage(byte[] bytes, ValidationReport report) {

    /** Nobody can answer it on the line. */
    boolean isBatch() {
        return holdsMoreThanOneInquiry() || asksForSeveralPatients();
    }

    /** More than one interchange, group or transaction set, or one that nobody answers on the line. */
    private boolean holdsMoreThanOneInquiry() {
        if (report.interchanges().size() > 1) return true;
        if (report.interchanges().stream().anyMatch(i -> i.groups().size() > 1)) return true;
        if (report.transactions().count() > 1) return true;
        var types = report.transactions().flatMap(t -> t.type().stream()).toList();
        return types.isEmpty()
                ? report.verdict() == ValidationReport.Verdict.VALID
                : types.stream().noneMatch(DispositionPolicy::isInquiry);
    }

    /** A source is asked about one patient at a time, and in real time about no more (005010X279A1). */
    private boolean asksForSeveralPatients() {
        return report.interchanges().stream()
                .filter(InterchangeReport::accepted)
                .anyMatch(i -> i.groups().stream()
                        .flatMap(g -> g.transactions().stream())
                        .filter(TransactionReport::accepted)
                        .filter(t -> t.type().equals(Optional.of(TransactionType.ELIGIBILITY_INQUIRY)))
                        .anyMatch(t -> SeveralPatients.areIn(
                                bytes, t.span(), i.header().delimiters())));
    }

    /** Of the one transaction set, if it is accepted. */
    Optional<TransactionType> type() {
        return report.transactions()
                .filter(TransactionReport::accepted)
                .flatMap(t -> t.type().stream())
                .findFirst();
    }

    /** ISA15 as it came; empty without an interchange. */
    String usage() {
        return report.interchanges().stream()
                .map(i -> i.header().usage())
                .findFirst()
                .orElse("");
    }
}
