package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.SegmentView;

import java.util.ArrayList;
import java.util.List;

/** Asks the hot run and the diagnosis about every segment that has a place in its guide. */
final class BothRuns implements SituationalRule {
    private final List<String> disagreements = new ArrayList<>();
    private int accepted;
    private int refused;

    EnvelopeVisitor readerOf(TransactionType type) {
        return new Reader(new TransactionJudge(type, List.of(this)));
    }

    List<String> disagreements() {
        return disagreements;
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }

    @Override
    public void begin() {}

    @Override
    public void see(Placed placed, Findings ignored) {
        var findings = new Findings();
        ElementRules.check(placed, findings);
        boolean clean = findings.sorted().isEmpty();
        if (clean) accepted++;
        else refused++;
        if (placed.use().accepts(placed.view()) != clean) disagreements.add(placed.segment() + " " + findings.sorted());
    }

    private static final class Reader implements EnvelopeVisitor {
        private final TransactionJudge judge;

        Reader(TransactionJudge judge) {
            this.judge = judge;
        }

        @Override
        public void transactionStarts(SegmentView st) {
            judge.begin(new Findings());
        }

        @Override
        public void segment(SegmentView segment) {
            judge.segment(segment);
        }
    }
}
