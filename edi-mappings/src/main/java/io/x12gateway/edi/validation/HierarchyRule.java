package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tree that the HL segments make: HL01 counts 1, 2, 3 in the set, HL02 names an earlier HL of the level above, HL04
 * says truly whether children follow. Levels stand in the order of the guide, each below the one before.
 */
public final class HierarchyRule implements SituationalRule {
    private final List<String> levels;
    private final boolean childTruthIsError;
    private final Map<String, Node> nodes = new HashMap<>();
    private final List<Node> order = new ArrayList<>();
    private final List<Finding> pending = new ArrayList<>();
    private int count;

    /** Levels of which a child names no parent; who is without a child then is anyone's guess. */
    private final Set<String> bereft = new HashSet<>();

    /**
     * @param levels HL03 codes from the top down
     * @param childTruthIsError false where answers that end early are common practice (271, 277)
     */
    public HierarchyRule(List<String> levels, boolean childTruthIsError) {
        this.levels = List.copyOf(levels);
        this.childTruthIsError = childTruthIsError;
    }

    private static final class Node {
        private final Placed hl;
        private boolean hasChild;

        Node(Placed hl) {
            this.hl = hl;
        }

        String level() {
            return hl.element(3);
        }
    }

    @Override
    public void begin() {
        nodes.clear();
        order.clear();
        pending.clear();
        bereft.clear();
        count = 0;
    }

    @Override
    public void see(Placed placed, Findings findings) {
        if (!placed.is("HL")) return;
        var node = new Node(placed.kept());
        order.add(node);
        count++;
        sequence(placed);
        parent(node);
        nodes.putIfAbsent(placed.element(1), node);
    }

    /** An HL of an unknown level still counts, and is somebody's child. */
    @Override
    public void misplaced(Segment segment) {
        if (!segment.is("HL")) return;
        count++;
        var parent = nodes.get(segment.element(2));
        if (parent != null) parent.hasChild = true;
    }

    private void sequence(Placed hl) {
        var expected = Integer.toString(count);
        var found = hl.element(1);
        if (found.isEmpty() || found.equals(expected)) return;
        pending.add(Fault.of(FindingCode.HL_SEQUENCE, Level.SNIP1, hl.at(1))
                .value(Masking.shown(found))
                .expected(expected)
                .message("HL01 is \"%s\", but this is HL number %s of the set."
                        .formatted(Masking.shown(found), expected))
                .fix("Count the HL segments 1, 2, 3 from the start of each transaction set.")
                .codes(AckCodes.element("7")));
    }

    private void parent(Node node) {
        int level = levels.indexOf(node.level());
        var named = node.hl.element(2);
        if (level <= 0 || named.isEmpty()) return;
        var parent = nodes.get(named);
        var wanted = levels.get(level - 1);
        if (parent != null && parent.level().equals(wanted)) {
            parent.hasChild = true;
            return;
        }
        bereft.add(wanted);
        var problem = parent == null
                ? "which is no earlier HL of this set"
                : "which is of level " + Masking.shown(parent.level());
        pending.add(Fault.of(FindingCode.HL_PARENT, Level.SNIP1, node.hl.at(2))
                .value(Masking.shown(named))
                .expected("the HL01 of an earlier HL of level " + wanted)
                .message("HL02 is \"%s\", %s.".formatted(Masking.shown(named), problem))
                .fix("Name the HL01 of the parent, which must be of level " + wanted + ".")
                .codes(AckCodes.element("7")));
    }

    /** If a whole level is missing, that says it all. */
    @Override
    public void end(Findings findings) {
        if (findings.misses("HL")) return;
        pending.forEach(findings::add);
        for (var node : order) childTruth(node, findings);
    }

    private void childTruth(Node node, Findings findings) {
        var said = node.hl.element(4);
        boolean wrong =
                said.equals("1") ? !node.hasChild && !bereft.contains(node.level()) : said.equals("0") && node.hasChild;
        if (!wrong || !levels.contains(node.level())) return;
        var fault = Fault.of(FindingCode.HL_CHILD, Level.SNIP1, node.hl.at(4))
                .value(said)
                .expected(node.hasChild ? "1" : "0")
                .message("HL04 is %s, but %s."
                        .formatted(
                                said,
                                node.hasChild ? "an HL below this one follows" : "no HL names this one as its parent"))
                .fix("Set HL04 to what is there, or add what is missing.");
        findings.add(childTruthIsError ? fault.codes(AckCodes.element("7")) : fault.warning());
    }
}
