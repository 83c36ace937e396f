package io.x12gateway.edi.schema;

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
        this.root = new CompiledLoop(plan.root(), compiler);
        this.uses = compiler.next;
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
