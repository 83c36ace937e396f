package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.SegmentPlan;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tree that the HL segments make: HL01 counts 1, 2, 3 in the set, HL02 names an earlier HL of the level above, HL04
 * says truly whether children follow. Levels stand in the order of the guide, each below the one before.
 */
public final class HierarchyRule implements SituationalRule {
    private static final long YES = CodeSet.key("1");
    private static final long NO = CodeSet.key("0");

    private final long[] levels;
    private final List<String> levelCodes;
    private final boolean childTruthIsError;

    /** In the order of the set; kept for the next one. */
    private final List<Node> nodes = new ArrayList<>();

    /** Those whose HL01 is not their place in the order. */
    private final Map<String, Node> oddlyNamed = new HashMap<>();

    private final List<Finding> pending = new ArrayList<>();

    /** Levels of which a child names no parent; who is without a child then is anyone's guess. */
    private final boolean[] bereft;

    /** How many HL of each level there are, and the first of them. */
    private final int[] placedOfLevel;

    private final @Nullable Node[] firstOfLevel;

    private int placedNodes;
    private int count;

    /**
     * @param levels HL03 codes from the top down
     * @param childTruthIsError false where answers that end early are common practice (271, 277)
     */
    public HierarchyRule(List<String> levels, boolean childTruthIsError) {
        this.levelCodes = List.copyOf(levels);
        this.levels = levels.stream().mapToLong(CodeSet::key).toArray();
        this.bereft = new boolean[levels.size()];
        this.placedOfLevel = new int[levels.size()];
        this.firstOfLevel = new @Nullable Node[levels.size()];
        this.childTruthIsError = childTruthIsError;
    }

    private static final class Node {
        private int number;
        private int level;
        private long said;
        private boolean hasChild;

        /** Its HL01 is not its place in the order. */
        private boolean odd;

        private String loop = "";
        private int position;
        private long childOffset;
        private int childLength;

        void take(Placed hl, int inOrder, int ofLevel) {
            number = inOrder;
            level = ofLevel;
            said = hl.key(4);
            hasChild = false;
            odd = false;
            loop = hl.loop();
            position = hl.position();
            var view = hl.view();
            childOffset = view.offset() + view.start(4) - view.start(0);
            childLength = view.length(4);
        }

        Location child() {
            return new Location(loop, "HL", position, 4, 0, 0, 736, new ByteSpan(childOffset, childLength));
        }
    }

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return use.id().equals("HL");
    }

    @Override
    public void begin() {
        placedNodes = 0;
        count = 0;
        if (!oddlyNamed.isEmpty()) oddlyNamed.clear();
        if (!pending.isEmpty()) pending.clear();
        for (int i = 0; i < bereft.length; i++) {
            bereft[i] = false;
            placedOfLevel[i] = 0;
            firstOfLevel[i] = null;
        }
    }

    @Override
    public void see(Placed hl, Findings findings) {
        count++;
        if (placedNodes == nodes.size()) nodes.add(new Node());
        var node = nodes.get(placedNodes++);
        node.take(hl, count, level(hl.key(3)));
        if (node.level >= 0 && placedOfLevel[node.level]++ == 0) firstOfLevel[node.level] = node;
        parent(node, hl);
        int said = number(hl.view(), 1);
        if (said != count && hl.has(1)) {
            sequence(hl);
            node.odd = oddlyNamed.putIfAbsent(hl.element(1), node) == null;
        }
    }

    private int level(long code) {
        for (int i = 0; i < levels.length; i++) if (levels[i] == code) return i;
        return -1;
    }

    /** An HL of an unknown level still counts, and is somebody's child. */
    @Override
    public void misplaced(Segment segment) {
        if (!segment.is("HL")) return;
        count++;
        var parent = named(SegmentView.of(segment), 2);
        if (parent != null) parent.hasChild = true;
    }

    private void sequence(Placed hl) {
        var found = hl.element(1);
        pending.add(Fault.of(FindingCode.HL_SEQUENCE, Level.SNIP1, hl.at(1))
                .value(found)
                .expected(Integer.toString(count))
                .message("HL01 is \"%s\", but this is HL number %d of the set.".formatted(Masking.shown(found), count))
                .fix("Count the HL segments 1, 2, 3 from the start of each transaction set.")
                .codes(AckCodes.element("7")));
    }

    private void parent(Node node, Placed hl) {
        if (node.level <= 0 || !hl.has(2)) return;
        var parent = named(hl.view(), 2);
        int wanted = node.level - 1;
        if (parent != null && parent.level == wanted) {
            parent.hasChild = true;
            return;
        }
        bereft[wanted] = true;
        var level = levelCodes.get(wanted);
        var problem = parent == null
                ? "which is no earlier HL of this set"
                : "which is of " + (parent.level < 0 ? "another level" : "level " + levelCodes.get(parent.level));
        var name = hl.element(2);
        pending.add(Fault.of(FindingCode.HL_PARENT, Level.SNIP1, hl.at(2))
                .value(name)
                .expected("the HL01 of an earlier HL of level " + level)
                .message("HL02 is \"%s\", %s.".formatted(Masking.shown(name), problem))
                .fix("Name the HL01 of the parent, which must be of level " + level + ".")
                .edit(onlyParent(node, wanted).map(number -> SegmentEdits.set(hl.segment(), 2, number)))
                .codes(AckCodes.element("7")));
    }

    /** The number of the one HL before this one that can be its parent. */
    private Optional<String> onlyParent(Node child, int level) {
        var only = firstOfLevel[level];
        if (only == null || only == child || placedOfLevel[level] > 1 || only.odd) return Optional.empty();
        return Optional.of(Integer.toString(only.number));
    }

    /** The earlier HL whose HL01 is what this element says. */
    private @Nullable Node named(SegmentView view, int element) {
        if (!oddlyNamed.isEmpty()) {
            var odd = oddlyNamed.get(view.element(element));
            if (odd != null) return odd;
        }
        int number = number(view, element);
        if (number < 1) return null;
        int index = number <= placedNodes && nodes.get(number - 1).number == number ? number - 1 : indexOf(number);
        if (index < 0) return null;
        var node = nodes.get(index);
        return node.odd ? null : node;
    }

    private int indexOf(int number) {
        for (int i = Math.min(number, placedNodes) - 1; i >= 0; i--) if (nodes.get(i).number == number) return i;
        return -1;
    }

    /** Digits without a leading zero; -1 for anything else. */
    private static int number(SegmentView view, int element) {
        int length = view.length(element);
        if (length == 0 || length > 9) return -1;
        int at = view.start(element);
        if (view.bytes()[at] == '0') return -1;
        int number = 0;
        for (int i = at; i < at + length; i++) {
            int digit = view.bytes()[i] - '0';
            if (digit < 0 || digit > 9) return -1;
            number = number * 10 + digit;
        }
        return number;
    }

    /** If a whole level is missing, that says it all. */
    @Override
    public void end(Findings findings) {
        if (findings.misses("HL")) return;
        for (var finding : pending) findings.add(finding);
        for (int i = 0; i < placedNodes; i++) childTruth(nodes.get(i), findings);
    }

    private void childTruth(Node node, Findings findings) {
        if (node.level < 0) return;
        boolean wrong = node.said == YES ? !node.hasChild && !bereft[node.level] : node.said == NO && node.hasChild;
        if (!wrong) return;
        var said = node.said == YES ? "1" : "0";
        var fault = Fault.of(FindingCode.HL_CHILD, Level.SNIP1, node.child())
                .value(said)
                .expected(node.hasChild ? "1" : "0")
                .message("HL04 is %s, but %s."
                        .formatted(
                                said,
                                node.hasChild ? "an HL below this one follows" : "no HL names this one as its parent"))
                .fix("Set HL04 to what is there, or add what is missing.")
                .edit(new Edit(node.child().span(), node.hasChild ? "1" : "0"));
        findings.add(childTruthIsError ? fault.codes(AckCodes.element("7")) : fault.warning());
    }
}
