package io.x12gateway.core.disposition;

import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.Location;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person reads in her mailbox about a file that she sent: what was taken in, what was not, and for each thing
 * that is wrong where it stands and what to do. It says what the acknowledgments say and no more: what may be patient
 * data is told by its length.
 */
final class Report {
    private static final int FINDINGS_MAX = 200;

    private final Submission submission;
    private final Disposition disposition;
    private final StringBuilder text = new StringBuilder();
    private int told;
    private int untold;

    private Report(Submission submission, Disposition disposition) {
        this.submission = submission;
        this.disposition = disposition;
    }

    static String text(Submission submission, Disposition disposition) {
        var report = new Report(submission, disposition);
        report.write();
        return report.text.toString();
    }

    private void write() {
        var judged = disposition.judged();
        line("REPORT ON " + (submission.fileName().isEmpty() ? submission.id() : submission.fileName()));
        line("");
        line(outcome());
        line("");
        line("submission  " + submission.id());
        line("received    " + submission.receivedAt() + " (UTC)");
        line("bytes       " + submission.sizeBytes());
        line("sha-256     " + submission.digest());
        if (!judged.findings().isEmpty()) {
            line("");
            line("Outside any interchange");
            findings(judged.findings(), "  ");
        }
        judged.interchanges().forEach(this::interchange);
        if (untold > 0) line("\n" + untold + " more are not listed: mend these, send the file anew, and see.");
        line("");
        line(next());
    }

    /** The whole in one or two sentences. */
    private String outcome() {
        var sets = disposition.judged().transactions().count();
        var taken = disposition.judged().interchanges().stream()
                .filter(InterchangeReport::accepted)
                .flatMap(i -> i.groups().stream())
                .mapToLong(GroupReport::acceptedTransactions)
                .sum();
        if (disposition.judged().interchanges().isEmpty())
            return "This file could not be read as X12. Nothing of it was processed.";
        if (sets == 0) return "There is no transaction set in this file. Nothing of it was processed.";
        if (taken == 0) return "Nothing of this file was accepted: " + counted(sets, "transaction set") + " refused.";
        if (taken < sets)
            return taken + " of " + counted(sets, "transaction set") + " accepted, " + (sets - taken) + " refused.";
        return sets == 1 ? "The transaction set was accepted." : "All " + sets + " transaction sets were accepted.";
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private void interchange(InterchangeReport interchange) {
        line("");
        line("Interchange " + interchange.header().controlNumber() + ", " + usage(interchange.header()) + ": "
                + (interchange.accepted() ? "accepted" : "REFUSED as a whole"));
        findings(interchange.findings(), "  ");
        for (var group : interchange.groups()) group(group, interchange.accepted());
    }

    private static String usage(InterchangeHeader header) {
        return header.test() ? "test" : "production";
    }

    private void group(GroupReport group, boolean interchangeAccepted) {
        var sets = group.transactions().size();
        var header = group.header();
        line("  Group " + header.controlNumber() + " (" + header.functionalId() + "): "
                + (!interchangeAccepted
                        ? "refused with its interchange"
                        : !group.accepted()
                                ? "REFUSED as a whole"
                                : group.acceptedTransactions() + " of " + counted(sets, "transaction set")
                                        + " accepted"));
        findings(group.findings(), "    ");
        for (var set : group.transactions()) set(set);
    }

    private void set(TransactionReport set) {
        if (set.findings().isEmpty()) return;
        line("    Transaction set " + set.header().controlNumber() + " ("
                + set.header().setId() + "): " + (set.accepted() ? "accepted, with remarks" : "REFUSED"));
        findings(set.findings(), "      ");
    }

    private void findings(List<Finding> findings, String indent) {
        for (var finding : findings) {
            if (told < FINDINGS_MAX) finding(finding, indent);
            else untold++;
            told++;
        }
    }

    private void finding(Finding finding, String indent) {
        line(indent + (finding.isError() ? "- " : "- remark: ") + finding.message());
        detail(indent, "where     ", where(finding.location()));
        detail(indent, "rule      ", rule(finding));
        detail(indent, "found     ", finding.value());
        detail(indent, "expected  ", finding.expected());
        detail(indent, "to mend   ", finding.fix());
    }

    private static String where(Location at) {
        var segment = at.segmentPosition() > 0 ? ", segment " + at.segmentPosition() + " of its set" : "";
        var label = at.label().isEmpty() ? "" : at.label() + segment + ", ";
        return label + "byte " + at.span().offset();
    }

    private static String rule(Finding finding) {
        var codes = finding.codes();
        var answered = Stream.of(
                        named("TA105", codes.ta105()),
                        named("AK905", codes.ak905()),
                        named("IK502", codes.ik502()),
                        named("IK304", codes.ik304()),
                        named("IK403", codes.ik403()),
                        named("STC01", codes.claimStatus()))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining(", "));
        return finding.code() + (answered.isEmpty() ? "" : " (" + answered + ")");
    }

    private static String named(String element, String code) {
        return code.isEmpty() ? "" : element + " " + code;
    }

    private void detail(String indent, String head, String words) {
        if (!words.isEmpty()) line(indent + "  " + head + words);
    }

    private String next() {
        return switch (disposition.state()) {
            case IN_PROGRESS ->
                "What was accepted is being worked; answers come into this mailbox." + mend() + refusedInquiries();
            case QUARANTINED -> "What could not be processed is kept, and an operator has been told.";
            case COMPLETED -> "Nothing more comes of this file.";
            default -> "Mend what is named above and send the file again, under a new control number (ISA13).";
        };
    }

    private String mend() {
        return disposition.judged().transactions().allMatch(TransactionReport::accepted)
                ? ""
                : "\nMend what was refused and send only that again, under a new control number (ISA13).";
    }

    private String refusedInquiries() {
        long refused = disposition
                .actions(Action.Inquire.class)
                .filter(a -> a.refusal().isPresent())
                .count();
        return refused == 0
                ? ""
                : "\nThe payer is not asked " + counted(refused, "question")
                        + ": no agreement of yours covers the provider. The answer says so.";
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
