package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.schema.Guides;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges what stands between ST and SE of one transaction set, segment by segment as it comes; a segment is judged when
 * the next one is known.
 */
final class TransactionJudge {
    private static final int TRACES_MAX = 5;

    private final Findings findings;
    private final StructureMatcher matcher;
    private final List<SituationalRule> rules;
    private final List<String> traces = new ArrayList<>();
    private @Nullable Segment waiting;

    TransactionJudge(TransactionType type, Findings findings) {
        this.findings = findings;
        this.matcher = new StructureMatcher(Guides.plan(type), findings);
        this.rules = SituationalRules.of(type);
    }

    void segment(Segment segment) {
        judgeWaiting(segment);
        waiting = segment;
    }

    /** The set is complete, with {@code trailer} standing where it ends. */
    void end(Segment trailer) {
        judgeWaiting(null);
        matcher.end(trailer);
        for (var rule : rules) rule.end(findings);
    }

    /** The set was cut off: what is missing behind the cut is no fault of its own. */
    void cut() {
        judgeWaiting(null);
    }

    List<String> traces() {
        return traces;
    }

    private void judgeWaiting(@Nullable Segment next) {
        var segment = waiting;
        waiting = null;
        if (segment == null) return;
        var placed = matcher.place(segment, next);
        if (placed == null) {
            for (var rule : rules) rule.misplaced(segment);
            return;
        }
        trace(placed);
        ElementRules.check(placed, findings);
        for (var rule : rules) rule.see(placed, findings);
    }

    /** TRN02, the business unit that a 999 may name. */
    private void trace(Placed placed) {
        if (placed.is("TRN") && traces.size() < TRACES_MAX && placed.segment().has(2)) traces.add(placed.element(2));
    }
}
