package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.GroupHeader;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.envelope.TransactionHeader;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What is in a file and what is wrong with it, envelope by envelope. One bad interchange, group or transaction set
 * never spoils its neighbours: each carries its own findings and its own verdict.
 *
 * @param findings what is wrong outside any interchange: not X12, text between interchanges
 * @param sizeBytes the size of the whole file
 */
public record ValidationReport(List<InterchangeReport> interchanges, List<Finding> findings, long sizeBytes) {
    public ValidationReport {
        interchanges = List.copyOf(interchanges);
        findings = List.copyOf(findings);
    }

    public enum Verdict {
        VALID,
        INVALID,
        UNREADABLE
    }

    public Verdict verdict() {
        if (interchanges.isEmpty()) return Verdict.UNREADABLE;
        if (hasError(findings)) return Verdict.INVALID;
        for (var interchange : interchanges) if (interchange.hasErrors()) return Verdict.INVALID;
        return Verdict.VALID;
    }

    /**
     * The report as a partner is told it: levels that are not judged are left out, rules are lowered and raised.
     *
     * @param day on which it is judged, for rules that end
     */
    public ValidationReport under(Profile profile, LocalDate day) {
        var told = interchanges.stream().map(each -> under(each, profile, day)).toList();
        return new ValidationReport(told, profile.applied(findings, Optional.empty(), day), sizeBytes);
    }

    private static InterchangeReport under(InterchangeReport report, Profile profile, LocalDate day) {
        var groups =
                report.groups().stream().map(each -> under(each, profile, day)).toList();
        var findings = profile.applied(report.findings(), Optional.empty(), day);
        return new InterchangeReport(report.header(), report.span(), findings, groups);
    }

    private static GroupReport under(GroupReport report, Profile profile, LocalDate day) {
        var sets = report.transactions().stream()
                .map(each -> under(each, profile, day))
                .toList();
        var findings = profile.applied(report.findings(), Optional.empty(), day);
        return new GroupReport(report.header(), report.span(), report.declaredTransactions(), findings, sets);
    }

    private static TransactionReport under(TransactionReport set, Profile profile, LocalDate day) {
        var findings = profile.applied(set.findings(), set.type(), day);
        return new TransactionReport(set.header(), set.type(), set.span(), set.segments(), findings, set.units());
    }

    public Stream<Finding> allFindings() {
        return Stream.concat(findings.stream(), interchanges.stream().flatMap(InterchangeReport::allFindings));
    }

    public Stream<TransactionReport> transactions() {
        return interchanges.stream().flatMap(i -> i.groups().stream()).flatMap(g -> g.transactions().stream());
    }

    /** One ISA to IEA. Rejected as a whole (TA1 R) if it has an error of its own. */
    public record InterchangeReport(
            InterchangeHeader header, ByteSpan span, List<Finding> findings, List<GroupReport> groups) {
        public InterchangeReport {
            findings = List.copyOf(findings);
            groups = List.copyOf(groups);
        }

        public boolean accepted() {
            return findings.stream().noneMatch(Finding::isError);
        }

        public Stream<Finding> allFindings() {
            return Stream.concat(findings.stream(), groups.stream().flatMap(GroupReport::allFindings));
        }

        private boolean hasErrors() {
            if (hasError(findings)) return true;
            for (var group : groups) if (group.hasErrors()) return true;
            return false;
        }

        /** The same report with one more finding, such as one that only the gateway can know (unknown sender). */
        public InterchangeReport with(Finding finding) {
            return new InterchangeReport(header, span, plus(findings, finding), groups);
        }

        public InterchangeReport withGroups(List<GroupReport> others) {
            return new InterchangeReport(header, span, findings, others);
        }
    }

    /**
     * One GS to GE.
     *
     * @param declaredTransactions GE01 as sent, 0 if it is missing or no number
     */
    public record GroupReport(
            GroupHeader header,
            ByteSpan span,
            int declaredTransactions,
            List<Finding> findings,
            List<TransactionReport> transactions) {
        public GroupReport {
            findings = List.copyOf(findings);
            transactions = List.copyOf(transactions);
        }

        /** No error of its own; its transaction sets have their own verdicts. */
        public boolean accepted() {
            return findings.stream().noneMatch(Finding::isError);
        }

        public int acceptedTransactions() {
            if (!accepted()) return 0;
            return (int)
                    transactions.stream().filter(TransactionReport::accepted).count();
        }

        private boolean hasErrors() {
            if (hasError(findings)) return true;
            for (var transaction : transactions) if (hasError(transaction.findings)) return true;
            return false;
        }

        public Stream<Finding> allFindings() {
            return Stream.concat(findings.stream(), transactions.stream().flatMap(t -> t.findings().stream()));
        }

        public GroupReport with(Finding finding) {
            return new GroupReport(header, span, declaredTransactions, plus(findings, finding), transactions);
        }

        public GroupReport withTransactions(List<TransactionReport> others) {
            return new GroupReport(header, span, declaredTransactions, findings, others);
        }
    }

    /**
     * One ST to SE.
     *
     * @param type empty if the guide is not supported
     * @param segments counted, ST and SE included
     * @param span the bytes from the S of ST to the terminator of SE
     * @param units the inquiries or claims that the findings are about, in order
     */
    public record TransactionReport(
            TransactionHeader header,
            Optional<TransactionType> type,
            ByteSpan span,
            int segments,
            List<Finding> findings,
            List<BusinessUnit> units) {
        public TransactionReport {
            findings = List.copyOf(findings);
            units = List.copyOf(units);
        }

        /** Whether the set is taken in, although single claims of it may be refused ({@link Finding#refusesClaim}). */
        public boolean accepted() {
            return findings.stream().noneMatch(Finding::refusesEnvelope);
        }

        public boolean has(Predicate<Finding> test) {
            return findings.stream().anyMatch(test);
        }

        public TransactionReport with(Finding finding) {
            return new TransactionReport(header, type, span, segments, plus(findings, finding), units);
        }
    }

    /** A file may hold hundreds of thousands of sets, and nearly all have nothing to look through. */
    private static boolean hasError(List<Finding> findings) {
        for (var finding : findings) if (finding.isError()) return true;
        return false;
    }

    private static List<Finding> plus(List<Finding> findings, Finding finding) {
        return Stream.concat(findings.stream(), Stream.of(finding)).toList();
    }
}
