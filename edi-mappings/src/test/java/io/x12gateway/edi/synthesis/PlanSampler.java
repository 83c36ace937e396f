package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import io.x12gateway.edi.schema.Guides;
import io.x12gateway.edi.schema.LoopPlan;
import io.x12gateway.edi.schema.Part;
import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.schema.TransactionPlan;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws transaction sets from a compiled plan that its grammar allows: optional parts, repeats, codes, lengths up to the
 * limits, with syntax notes, the HL tree and dates as their qualifiers say kept. Amounts do not balance and texts mean
 * nothing: for tests that compare judges of the grammar. A sampler gives the same set for the same number.
 */
public final class PlanSampler {
    private static final int SEGMENTS_MAX = 400;

    private final TransactionPlan plan;
    private final long seed;
    private final boolean mixed;
    private final double richness;

    private PlanSampler(TransactionPlan plan, long seed, boolean mixed, double richness) {
        this.plan = plan;
        this.seed = seed;
        this.mixed = mixed;
        this.richness = richness;
    }

    /** Parts of one position stand in the order of the guide, a third of what is optional is there. */
    public static PlanSampler of(TransactionType type, long seed) {
        return new PlanSampler(Guides.plan(type), seed, false, 0.3);
    }

    /** Parts of one position in any order, which X12 allows and StAEDI does not. */
    public PlanSampler mixed() {
        return new PlanSampler(plan, seed, true, richness);
    }

    /** @param share of what is optional that is there, 0 to 1 */
    public PlanSampler rich(double share) {
        return new PlanSampler(plan, seed, mixed, share);
    }

    /** The segments between ST and SE, elements joined by {@code *}, without terminator. */
    public List<String> body(long number) {
        var drawing = new Drawing(new Random(seed * 1_000_003 + number));
        drawing.loop(plan.root(), 0);
        return drawing.finished();
    }

    /** One interchange with one group and this set. Separators are {@code * ^ : ~}. */
    public byte[] interchange(long number) {
        return interchange(body(number));
    }

    /** The same around a body that was changed. */
    public byte[] interchange(List<String> body) {
        var type = plan.type();
        var lines = new ArrayList<String>();
        lines.add(
                "ISA*00*          *00*          *ZZ*SYNTHETIC-FROM *ZZ*SYNTHETIC-TO   *261102*0915*^*00501*000000001*0"
                        + "*T*:");
        lines.add("GS*" + type.functionalId() + "*SYNTHETICFROM*SYNTHETICTO*20261102*0915*1*X*" + type.guide());
        lines.add("ST*" + type.setId() + "*0001" + (type.namesGuideInHeader() ? "*" + type.guide() : ""));
        lines.addAll(body);
        lines.add("SE*" + (body.size() + 2) + "*0001");
        lines.add("GE*1*1");
        lines.add("IEA*1*000000001");
        return (String.join("~", lines) + "~").getBytes(StandardCharsets.ISO_8859_1);
    }

    private final class Drawing {
        private final Random random;
        private final SampledElements elements;
        private final List<List<String>> segments = new ArrayList<>();
        private final Deque<Integer> parents = new ArrayDeque<>();
        private final Map<Integer, List<String>> hierarchy = new HashMap<>();
        private int lines;

        Drawing(Random random) {
            this.random = random;
            elements = new SampledElements(random, richness);
        }

        List<String> finished() {
            return segments.stream().map(Drawing::joined).toList();
        }

        private static String joined(List<String> segment) {
            int used = segment.size();
            while (used > 1 && segment.get(used - 1).isEmpty()) used--;
            return String.join("*", segment.subList(0, used));
        }

        void loop(LoopPlan loop, int depth) {
            for (int from = 0; from < loop.parts().size(); ) {
                int to = from + 1;
                int slot = loop.parts().get(from).slot();
                while (to < loop.parts().size() && loop.parts().get(to).slot() == slot) to++;
                var position = loop.parts().subList(from, to);
                if (position.stream().allMatch(part -> part instanceof LoopPlan && part.named("HL")))
                    tree(position, 0, 0);
                else position(position, depth, from == 0 && depth > 0);
                from = to;
            }
        }

        /** HL loops stand beside each other in the plan; each is a level below the one before. */
        private void tree(List<Part> levels, int level, int parent) {
            if (level == levels.size()) return;
            var loop = (LoopPlan) levels.get(level);
            var above = hierarchy.get(parent);
            boolean wanted = level == 0
                    || (above != null && above.size() > 4 && above.get(4).equals("1"));
            int count = wanted || random.nextDouble() < 0.6 ? 1 : 0;
            while (count > 0
                    && count < Math.min(3, loop.max())
                    && segments.size() < SEGMENTS_MAX
                    && random.nextInt(4) == 0) count++;
            if (count > 0) above(parent);
            for (int i = 0; i < count; i++) {
                parents.push(parent);
                int own = hierarchy.size() + 1;
                loop(loop, 1);
                parents.pop();
                tree(levels, level + 1, own);
            }
        }

        private void position(List<Part> parts, int depth, boolean opens) {
            var drawn = new ArrayList<Part>();
            for (var part : parts) {
                int count = opens ? 1 : count(part, depth);
                for (int i = 0; i < count; i++) drawn.add(part);
            }
            if (mixed) Collections.shuffle(drawn, random);
            for (var part : drawn)
                switch (part) {
                    case SegmentPlan segment -> segment(segment);
                    case LoopPlan loop -> loop(loop, depth + 1);
                }
        }

        private int count(Part part, int depth) {
            if (segments.size() > SEGMENTS_MAX) return part.min();
            double chance = part instanceof LoopPlan ? richness / (1 + depth / 4.0) + 0.1 : richness;
            int count = part.min() > 0 || random.nextDouble() < chance ? Math.max(1, part.min()) : 0;
            while (count > 0 && count < Math.min(part.max(), part.min() + 4) && random.nextDouble() < 0.15) count++;
            return count;
        }

        private void segment(SegmentPlan use) {
            var drawn = elements.of(use);
            switch (use.id()) {
                case "HL" -> level(use, drawn);
                case "CLM" -> lines = 0;
                case "LX" -> drawn.set(1, Integer.toString(++lines));
                default -> {
                    // as drawn
                }
            }
            segments.add(drawn);
        }

        private void level(SegmentPlan use, List<String> drawn) {
            int number = hierarchy.size() + 1;
            drawn.set(1, Integer.toString(number));
            Integer parent = parents.peek();
            drawn.set(
                    2,
                    use.elements().get(1).usage() == Usage.NOT_USED || parent == null || parent == 0
                            ? ""
                            : parent.toString());
            if (use.elements().get(3).usage() != Usage.NOT_USED)
                drawn.set(4, fewest(use.elements().get(3)));
            hierarchy.put(number, drawn);
        }

        /** "0" where it may be; it becomes "1" when a child comes. */
        private static String fewest(ElementPlan child) {
            return child.values().contains("0") ? "0" : "1";
        }

        private void above(int parent) {
            var hl = hierarchy.get(parent);
            if (hl != null && hl.size() > 4 && !hl.get(4).isEmpty()) hl.set(4, "1");
        }
    }

    /** The number of the first use in a body that is told by this id, or null; for tests that damage it. */
    public static @Nullable Integer find(List<String> body, String id) {
        for (int i = 0; i < body.size(); i++) if (body.get(i).startsWith(id + "*")) return i;
        return null;
    }
}
