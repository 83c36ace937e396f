package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Builds the report while the scanner walks through the file; holds findings and headers, never the data. */
final class ReportBuilder implements EnvelopeVisitor {
    private final TransactionDesk desk;
    private final Findings outside = new Findings();
    private final List<OpenInterchange> interchanges = new ArrayList<>();
    private @Nullable OpenInterchange interchange;
    private boolean text;

    ReportBuilder(TransactionDesk desk) {
        this.desk = desk;
    }

    ValidationReport report(long sizeBytes) {
        desk.finish();
        if (interchanges.isEmpty() && !text) outside.add(OutsideFindings.empty(sizeBytes));
        return new ValidationReport(reports(), outside.sorted(), sizeBytes);
    }

    private List<InterchangeReport> reports() {
        var reports = new InterchangeReport[interchanges.size()];
        for (int i = 0; i < reports.length; i++)
            reports[i] = interchanges.get(i).report();
        return List.of(reports);
    }

    @Override
    public void outside(Outside kind, ByteSpan span, byte[] head) {
        text |= kind == Outside.TEXT || kind == Outside.CUT_ISA;
        OutsideFindings.of(kind, span, head).ifPresent(outside::add);
    }

    @Override
    public void interchangeStarts(IsaHeader isa) {
        var opened = new OpenInterchange(isa);
        InterchangeRules.header(isa, opened.findings);
        interchange = opened;
    }

    @Override
    public void acknowledgment(Segment ta1) {
        open().acknowledgments++;
        Ta1Rules.check(ta1, open().findings);
    }

    @Override
    public void groupStarts(Segment gs) {
        var group = new OpenGroup(gs);
        GroupRules.group(gs, group.findings);
        group.judged = group.findings.sorted().isEmpty();
        if (!open().groupNumbers.add(gs.element(6))) group.findings.add(GroupRules.duplicate(gs));
        GroupRules.envelope(gs, open().findings);
        open().group = group;
    }

    @Override
    public void transactionStarts(SegmentView st) {
        var group = openGroup();
        boolean duplicate = !group.transactionNumbers.add(st, 2);
        var transaction = new OpenTransaction(st, group.types, group.judged, duplicate);
        group.transaction = transaction;
        desk.begins(transaction, st);
    }

    @Override
    public boolean skims() {
        return desk.skims();
    }

    @Override
    public void segment(SegmentView segment) {
        desk.segment(segment);
    }

    @Override
    public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {
        var group = openGroup();
        var transaction = openTransaction();
        transaction.closes(se, ending, span, segments);
        group.transactions.add(transaction);
        group.transaction = null;
        desk.ends(transaction);
    }

    @Override
    public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {
        var group = openGroup();
        if (ge != null) group.closes(ge, span);
        else group.endsWithout(ending, span);
        open().groups.add(group);
        open().group = null;
    }

    @Override
    public void stray(Segment segment) {
        var current = open();
        if (current.strayTold) return;
        current.strayTold = true;
        var id = SegmentIds.wellFormed(segment.id()) ? segment.id() : "?";
        current.findings.add(
                Fault.of(FindingCode.INTERCHANGE_STRUCTURE, Level.INTERCHANGE, Location.envelope(id, 0, segment.span()))
                        .value(id)
                        .expected("GS, ST or a trailer")
                        .message("Segment %s stands outside any transaction set.".formatted(id))
                        .fix("Put every segment between ST and SE, every ST between GS and GE.")
                        .codes(AckCodes.interchange("022")));
    }

    @Override
    public void lost(ByteSpan where, String why) {
        open().findings
                .add(Fault.of(FindingCode.INTERCHANGE_STRUCTURE, Level.INTERCHANGE, Location.envelope("", 0, where))
                        .expected("segments that end with the declared terminator")
                        .message("The rest of the interchange can't be read: %s.".formatted(why))
                        .fix("Compare the segment terminator with the one that the ISA declares.")
                        .codes(AckCodes.interchange("024")));
    }

    @Override
    public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {
        var current = open();
        if (iea != null) {
            InterchangeRules.trailer(current.isa, iea, current.groups.size(), current.findings);
            if (current.groups.isEmpty() && current.acknowledgments == 0) current.findings.add(nothingInside(iea));
        } else if (current.findings.sorted().stream().noneMatch(ReportBuilder::endsReading))
            current.findings.add(cut(next, span));
        current.span = span;
        interchanges.add(current);
        interchange = null;
    }

    /** Faults after which the end of the interchange was not looked for. */
    private static boolean endsReading(Finding finding) {
        var note = finding.codes().ta105();
        return note.equals("004") || note.equals("026") || note.equals("024");
    }

    private static Finding nothingInside(Segment iea) {
        return Fault.of(FindingCode.INTERCHANGE_STRUCTURE, Level.INTERCHANGE, Location.envelope("IEA", 0, iea.span()))
                .value("IEA")
                .expected("at least one GS or TA1")
                .message("The interchange is empty: no group stands between ISA and IEA.")
                .fix("Send the groups, or nothing.")
                .codes(AckCodes.interchange("022"));
    }

    private static Finding cut(boolean next, ByteSpan span) {
        var at = Location.envelope("IEA", 0, new ByteSpan(span.end(), 0));
        if (next)
            return Fault.of(FindingCode.INTERCHANGE_STRUCTURE, Level.INTERCHANGE, at)
                    .expected("IEA")
                    .message("Another ISA begins before this interchange's IEA.")
                    .fix("Close every interchange with IEA.")
                    .codes(AckCodes.interchange("022"));
        return Fault.of(FindingCode.INTERCHANGE_TRUNCATED, Level.INTERCHANGE, at)
                .expected("IEA")
                .message("The file ends before the interchange's IEA.")
                .fix("Send the whole file.")
                .codes(AckCodes.interchange("023"));
    }

    private OpenInterchange open() {
        return Objects.requireNonNull(interchange, "no interchange is open");
    }

    private OpenGroup openGroup() {
        return Objects.requireNonNull(open().group, "no group is open");
    }

    private OpenTransaction openTransaction() {
        return Objects.requireNonNull(openGroup().transaction, "no transaction set is open");
    }
}
