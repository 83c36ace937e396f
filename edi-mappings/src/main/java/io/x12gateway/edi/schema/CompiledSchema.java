package io.x12gateway.edi.schema;

import java.util.HashSet;
import java.util.Set;

/**
 * A {@link TransactionPlan} made ready for the hot run: the same loops, segments and elements as tables over bytes. It
 * answers only whether something is in order; what is wrong with the rest is told by those who read the plan itself.
 */
public final class CompiledSchema {
    private final TransactionPlan plan;
    private final CompiledLoop root;
    private final int uses;

    CompiledSchema(TransactionPlan plan) {
        this.plan = plan;
        var compiler = new Numbering();
        this.root = new CompiledLoop(plan.root(), compiler, insideLevels(plan.root()));
        this.uses = compiler.next;
    }

    private static Set<String> insideLevels(LoopPlan root) {
        var ids = new HashSet<String>();
        for (var part : root.parts())
            if (part instanceof LoopPlan level && level.opener().id().equals("HL"))
                for (var inner : level.parts()) if (inner instanceof SegmentPlan segment) ids.add(segment.id());
        ids.remove("HL");
        return ids;
    }

    /** Counts the uses of segments in a schema. */
    static final class Numbering {
        private int next;

        int next() {
            return next++;
        }
    }

    public TransactionPlan plan() {
        return plan;
    }

    public CompiledLoop root() {
        return root;
    }

    /** How many uses of segments the schema has; their {@link CompiledSegment#number()} run from 0 to one less. */
    public int uses() {
        return uses;
    }
}
