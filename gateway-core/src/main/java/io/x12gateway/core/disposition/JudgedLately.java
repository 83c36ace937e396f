package io.x12gateway.core.disposition;

import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * The reports on the payloads that were judged last, so that the stage which delivers need not judge again what the one
 * before it judged a moment ago. Bytes never change, so neither does their report; whoever is not found is judged anew.
 * Small reports only: a clean file of thousands of sets has one.
 */
final class JudgedLately {
    private static final int REPORTS_MAX = 64;
    private static final long WEIGHT_MAX = 20_000;
    private final LinkedHashMap<PayloadId, ValidationReport> reports = new LinkedHashMap<>();
    private long weight;

    synchronized Optional<ValidationReport> find(PayloadId payload) {
        return Optional.ofNullable(reports.get(payload));
    }

    synchronized void add(PayloadId payload, ValidationReport report) {
        long more = weight(report);
        if (more > WEIGHT_MAX || reports.putIfAbsent(payload, report) != null) return;
        weight += more;
        var oldest = reports.entrySet().iterator();
        while (reports.size() > REPORTS_MAX || weight > WEIGHT_MAX) {
            weight -= weight(oldest.next().getValue());
            oldest.remove();
        }
    }

    /** Sets and what was found in them. */
    private static long weight(ValidationReport report) {
        return report.transactions().mapToLong(JudgedLately::weight).sum()
                + 10L * report.findings().size();
    }

    private static long weight(TransactionReport transaction) {
        return 1 + 10L * transaction.findings().size() + transaction.units().size();
    }
}
