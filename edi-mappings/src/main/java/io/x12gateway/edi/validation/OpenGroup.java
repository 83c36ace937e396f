package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor.Ending;
import io.x12gateway.edi.envelope.GroupHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A group from its GS until every transaction set of it has been judged. */
final class OpenGroup {
    final Findings findings = new Findings();
    final List<OpenTransaction> transactions = new ArrayList<>();
    final NumbersSeen transactionNumbers = new NumbersSeen();
    final GroupTypes types;
    boolean judged = true;

    @Nullable
    OpenTransaction transaction;

    private final Segment gs;
    private final GroupHeader header;

    /** Known once it ended, as is what GE01 says. */
    private ByteSpan span;

    private int declaredTransactions;

    OpenGroup(Segment gs) {
        this.gs = gs;
        this.header = GroupRules.header(gs);
        this.types = new GroupTypes(header);
        this.span = gs.span();
    }

    void closes(Segment ge, ByteSpan bytes) {
        span = bytes;
        GroupRules.trailer(gs, ge, transactions.size(), findings);
        declaredTransactions = number(ge.element(1));
    }

    void endsWithout(Ending ending, ByteSpan bytes) {
        span = bytes;
        if (ending == Ending.TRAILER_MISSING)
            findings.add(GroupRules.trailerMissing(gs, span.end(), transactions.size()));
        else declaredTransactions = transactions.size();
    }

    private static int number(String text) {
        return Formats.digits(text) && text.length() <= 6 ? Integer.parseInt(text) : 0;
    }

    /** Once everything in it was judged. */
    GroupReport report() {
        var reports = new TransactionReport[transactions.size()];
        for (int i = 0; i < reports.length; i++)
            reports[i] = transactions.get(i).report();
        return new GroupReport(header, span, declaredTransactions, findings.sorted(), List.of(reports));
    }
}
