package io.x12gateway.edi.tool;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.GuideWalk;
import io.x12gateway.edi.schema.Guides;
import org.jspecify.annotations.Nullable;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Prints a file as it is walked through: one branch per envelope and loop, hierarchical levels below their parents. */
final class Tree implements EnvelopeVisitor {
    private static final int INTERCHANGE = 0;
    private static final int GROUP = 1;
    private static final int TRANSACTION = 2;
    private static final int CONTENT = 3;

    private final PrintWriter out;
    private final Terminal terminal;
    private final Leaves leaves;
    private final boolean mask;
    private final boolean brief;
    private final Map<String, Integer> levels = new HashMap<>();
    private @Nullable GuideWalk walk;
    private String guide = "";
    private int interchanges;
    private int levelIndent;
    private int levelDepth;

    Tree(PrintWriter out, Terminal terminal, boolean mask, boolean brief) {
        this.out = out;
        this.terminal = terminal;
        this.leaves = new Leaves(mask);
        this.mask = mask;
        this.brief = brief;
    }

    int interchanges() {
        return interchanges;
    }

    @Override
    public void outside(Outside kind, ByteSpan span, byte[] head) {
        if (kind != Outside.PADDING)
            line(INTERCHANGE, terminal.bad(span.length() + " bytes at byte " + span.offset() + " are no X12"));
    }

    @Override
    public void interchangeStarts(IsaHeader isa) {
        interchanges++;
        line(
                INTERCHANGE,
                terminal.strong("ISA " + shown(isa.element(13))) + " from "
                        + party(isa.element(5), isa.element(6)) + " to " + party(isa.element(7), isa.element(8)) + ", "
                        + shown(isa.element(9)) + " " + shown(isa.element(10)) + usage(isa.element(15)));
    }

    private static String usage(String isa15) {
        return switch (isa15) {
            case "P" -> ", production";
            case "T" -> ", test";
            default -> "";
        };
    }

    private static String party(String qualifier, String id) {
        return shown(qualifier) + " " + shown(id.strip());
    }

    @Override
    public void acknowledgment(Segment ta1) {
        raw(GROUP, ta1);
    }

    @Override
    public void groupStarts(Segment gs) {
        guide = gs.element(8);
        line(
                GROUP,
                terminal.strong("GS " + shown(gs.element(6))) + " " + shown(gs.element(1)) + " " + shown(guide)
                        + " from " + shown(gs.element(2)) + " to " + shown(gs.element(3)));
    }

    @Override
    public void transactionStarts(SegmentView st) {
        var type = TransactionType.of(st.element(1), guide);
        walk = type.map(Guides::plan).map(GuideWalk::new).orElse(null);
        levels.clear();
        levelIndent = CONTENT;
        levelDepth = 0;
        line(
                TRANSACTION,
                terminal.strong("ST " + shown(st.element(1)) + " " + shown(st.element(2)))
                        + (type.isEmpty() ? " (no guide for it here)" : ""));
    }

    @Override
    public void segment(SegmentView view) {
        var segment = view.segment();
        var stop = walk == null ? Optional.<GuideWalk.Stop>empty() : walk.next(segment);
        if (stop.isEmpty()) raw(CONTENT, segment);
        else placed(segment, stop.get());
    }

    private void placed(Segment segment, GuideWalk.Stop stop) {
        if (stop.opens() && segment.is("HL")) level(segment, stop);
        int indent = levelIndent + stop.depth() - levelDepth;
        if (stop.opens()) {
            var title = stop.use().title();
            line(indent - 1, terminal.strong("loop " + stop.loop()) + (title.isEmpty() ? "" : ": " + title));
        }
        var title =
                stop.opens() || stop.use().title().isEmpty() ? "" : stop.use().title();
        line(indent, segment(segment, title, leaves.text(segment, stop.use())));
        if (!brief) for (var leaf : leaves.of(segment, stop.use())) line(indent + 1, leaf);
    }

    private String segment(Segment segment, String title, String text) {
        var head = title.isEmpty() ? "" : " (" + title + ")";
        return brief ? text + terminal.faint(head) : terminal.strong(segment.id()) + head;
    }

    /** A level stands one step below the one that HL02 names, wherever it is in the file. */
    private void level(Segment hl, GuideWalk.Stop stop) {
        levelDepth = stop.depth();
        var parent = levels.get(hl.element(2));
        levelIndent = parent == null ? CONTENT + 1 : parent + 1;
        levels.put(hl.element(1), levelIndent);
    }

    @Override
    public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {
        line(
                TRANSACTION,
                se == null
                        ? terminal.bad("no SE, " + segments + " segments")
                        : "SE " + shown(se.element(2)) + ", " + segments + " segments"
                                + said(se.element(1), Integer.toString(segments)));
        walk = null;
    }

    private static String said(String said, String counted) {
        return said.equals(counted) ? "" : " (it says " + shown(said) + ")";
    }

    @Override
    public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {
        line(GROUP, ge == null ? terminal.bad("no GE") : "GE " + shown(ge.element(2)));
    }

    @Override
    public void stray(Segment segment) {
        raw(GROUP, segment);
    }

    @Override
    public void lost(ByteSpan where, String why) {
        line(GROUP, terminal.bad("from byte " + where.offset() + " on segments can't be told apart: " + why));
    }

    @Override
    public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {
        line(
                INTERCHANGE,
                (iea == null ? terminal.bad("no IEA") : "IEA " + shown(iea.element(2))) + ", " + span.length()
                        + " bytes");
    }

    private void raw(int indent, Segment segment) {
        line(indent, mask ? segment.id() + " (hidden)" : Leaves.text(segment));
    }

    private void line(int indent, String text) {
        out.println("  ".repeat(Math.max(0, indent)) + text);
    }

    private static String shown(String text) {
        return Leaves.printable(text);
    }
}
