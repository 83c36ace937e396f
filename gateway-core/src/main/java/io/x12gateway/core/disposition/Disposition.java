package io.x12gateway.core.disposition;

import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be done with a submission, as data.
 *
 * @param claims the keys of the interchanges that are processed by this, so that no other submission may process them
 * @param judged the report with what only the gateway knows
 * @param breaches what its sender tried and may not
 * @param noted accepted transaction sets that are kept and need nothing done, such as a 999 sent to us
 */
public record Disposition(
        List<Action> actions, List<String> claims, ValidationReport judged, List<Breach> breaches, int noted) {
    public Disposition {
        actions = List.copyOf(actions);
        claims = List.copyOf(claims);
        breaches = List.copyOf(breaches);
    }

    public <T extends Action> Stream<T> actions(Class<T> kind) {
        return actions.stream().filter(kind::isInstance).map(kind::cast);
    }

    /** Where the submission stands once this has been committed. */
    public SubmissionState state() {
        if (actions.stream()
                .anyMatch(a -> a instanceof Action.Inquire
                        || a instanceof Action.Deliver
                        || a instanceof Action.HandOver
                        || a instanceof Action.PassOn)) return SubmissionState.IN_PROGRESS;
        if (actions.stream().anyMatch(Action.Quarantine.class::isInstance)) return SubmissionState.QUARANTINED;
        return noted > 0 ? SubmissionState.COMPLETED : SubmissionState.REJECTED;
    }

    /** Counts and codes for the timeline; no patient data. */
    public String summary() {
        var all = judged.interchanges().stream()
                .flatMap(i -> i.groups().stream().map(g -> i.accepted() ? g.acceptedTransactions() : 0))
                .mapToInt(Integer::intValue)
                .sum();
        var codes = Stream.concat(judged.findings().stream(), judged.allFindings())
                .filter(Finding::isError)
                .map(f -> f.code().name())
                .distinct()
                .limit(20)
                .collect(Collectors.joining(" "));
        long found = judged.transactions().map(TransactionReport::header).count();
        return "%d of %d transaction sets in %d interchanges accepted%s"
                .formatted(all, found, judged.interchanges().size(), codes.isEmpty() ? "" : "; " + codes);
    }
}
