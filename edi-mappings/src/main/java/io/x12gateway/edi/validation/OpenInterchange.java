package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An interchange from its ISA until every transaction set of it has been judged. */
final class OpenInterchange {
    final IsaHeader isa;
    final Findings findings = new Findings();
    final List<OpenGroup> groups = new ArrayList<>();
    final Set<String> groupNumbers = new HashSet<>();
    int acknowledgments;
    boolean strayTold;

    @Nullable
    OpenGroup group;

    /** Known once it ended. */
    ByteSpan span;

    OpenInterchange(IsaHeader isa) {
        this.isa = isa;
        this.span = isa.span();
    }

    /** Once everything in it was judged. */
    InterchangeReport report() {
        var reports = new GroupReport[groups.size()];
        for (int i = 0; i < reports.length; i++) reports[i] = groups.get(i).report();
        return new InterchangeReport(isa.toHeader(), span, findings.sorted(), List.of(reports));
    }
}
