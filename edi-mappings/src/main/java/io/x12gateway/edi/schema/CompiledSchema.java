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
    private final SegmentNumbers ids;
    private final int uses;

    CompiledSchema(TransactionPlan plan) {
        this.plan = plan;
        this.ids = new SegmentNumbers(plan.root().segmentIds());
        var numbering = new Numbering(ids);
        this.root = new CompiledLoop(plan.root(), numbering, insideLevels(plan.root()));
        this.uses = numbering.next;
    }

    private static Set<String> insideLevels(LoopPlan root) {
        var ids = new HashSet<String>();
        for (var part : root.parts())
            if (part instanceof LoopPlan level && level.opener().id().equals("HL"))
                for (var inner : level.parts()) if (inner instanceof SegmentPlan segment) ids.add(segment.id());
        ids.remove("HL");
        return ids;
    }

    /** Counts the uses of segments in a schema, and knows the numbers of their ids. */
    static final class Numbering {
        private final SegmentNumbers ids;
        private int next;

        Numbering(SegmentNumbers ids) {
            this.ids = ids;
        }

        int next() {
            return next++;
        }

        SegmentNumbers ids() {
            return ids;
        }

        int of(SegmentPlan use) {
            return ids.of(CodeSet.key(use.id()));
        }
    }

    public TransactionPlan plan() {
        return plan;
    }

    /** The number of a packed segment id in this schema; 0 if no segment of it may stand anywhere. */
    public int number(long id) {
        return ids.of(id);
    }

    public CompiledLoop root() {
        return root;
    }

    /** How many uses of segments the schema has; their {@link CompiledSegment#number()} run from 0 to one less. */
    public int uses() {
        return uses;
    }
}
