package io.x12gateway.edi.schema;

import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** A {@link SegmentPlan} as tables over bytes: whether a segment has every element as the guide wants it. */
public final class CompiledSegment {
    private static final int IDENTIFIER_QUALIFIER = 66;
    private static final int PERIOD_FORMAT = 1250;
    private static final int PERIOD = 1251;

    private final SegmentPlan plan;
    private final int number;
    private final String loop;
    private final boolean opens;
    private final @Nullable Teller teller;
    private final Set<String> tellers;
    private final CodeSet tellingCodes;
    private final CompiledElement[] elements;

    /** What fits looks right: the first element lists no codes, or none but those that tell. */
    private final boolean sureLook;

    private final int lastRequired;
    private final SyntaxNote.Type[] noteTypes;
    private final long[] noteMasks;
    private final long[] noteFirsts;

    /** Positions without any of which every syntax note holds; all of them if one note always asks for something. */
    private final long notable;

    /** Which elements stood there when every note held last; only for segments whose positions fit an int. */
    private int lastHeld;

    private final int[] identifierQualifiers;
    private final int[] periodFormats;

    /**
     * @param loop code of the loop in which it stands; empty outside of any
     * @param opens whether it opens that loop
     */
    CompiledSegment(SegmentPlan plan, int number, String loop, boolean opens) {
        this.plan = plan;
        this.number = number;
        this.loop = loop;
        this.opens = opens;
        var by = plan.discriminator();
        teller = by == null ? null : new Teller(by.element(), by.component());
        tellers = by == null ? Set.of() : Set.copyOf(by.values());
        tellingCodes = new CodeSet(tellers);
        elements = plan.elements().stream().map(CompiledElement::new).toArray(CompiledElement[]::new);
        sureLook = elements.length == 0
                || !elements[0].listsAny()
                || teller != null && teller.element() == 1 && elements[0].listsAll(tellers);
        lastRequired = lastRequired(plan.elements());
        int notes = plan.notes().size();
        noteTypes = new SyntaxNote.Type[notes];
        noteMasks = new long[notes];
        noteFirsts = new long[notes];
        for (int i = 0; i < notes; i++) {
            var note = plan.notes().get(i);
            noteTypes[i] = note.type();
            noteFirsts[i] = 1L << note.positions().getFirst();
            for (int position : note.positions()) noteMasks[i] |= 1L << position;
        }
        notable = notable(plan.notes());
        identifierQualifiers = positions(plan, IDENTIFIER_QUALIFIER);
        periodFormats = Arrays.stream(positions(plan, PERIOD_FORMAT))
                .filter(at ->
                        at < plan.elements().size() && plan.elements().get(at).number() == PERIOD)
                .toArray();
        if (elements.length >= Long.SIZE) throw new IllegalStateException(plan.id() + " has too many elements");
    }

    private static int[] positions(SegmentPlan plan, int number) {
        return plan.elements().stream()
                .filter(element -> element.number() == number && element.usage() != ElementPlan.Usage.NOT_USED)
                .mapToInt(ElementPlan::position)
                .toArray();
    }

    /** Positions of X12 element 66, which says what the element after it is an identifier of. Only to be read. */
    public int[] identifierQualifiers() {
        return identifierQualifiers;
    }

    /** Positions of X12 element 1250, where 1251 follows: in which format a date or time is. Only to be read. */
    public int[] periodFormats() {
        return periodFormats;
    }

    private static long notable(List<SyntaxNote> notes) {
        long positions = 0;
        for (var note : notes)
            switch (note.type()) {
                case REQUIRED -> positions = -1;
                case CONDITIONAL, LIST -> positions |= 1L << note.positions().getFirst();
                case PAIRED, EXCLUSION -> {
                    for (int position : note.positions()) positions |= 1L << position;
                }
            }
        return positions;
    }

    private static int lastRequired(List<ElementPlan> elements) {
        int last = 0;
        for (var element : elements) if (element.usage() == ElementPlan.Usage.REQUIRED) last = element.position();
        return last;
    }

    public SegmentPlan plan() {
        return plan;
    }

    /** Its number among the uses of segments in its schema, from 0. */
    public int number() {
        return number;
    }

    /** Code of the loop in which it stands; empty outside of any. */
    public String loop() {
        return loop;
    }

    /** Whether it opens that loop. */
    public boolean opens() {
        return opens;
    }

    /** Where the code stands that tells this use from others; component 0 is the whole element. */
    record Teller(int element, int component) {
        /** The code, packed. */
        long key(SegmentView segment) {
            return component == 0 ? segment.key(element) : segment.key(element, component);
        }
    }

    /** What tells this use from others of the same segment; null if nothing does. */
    @Nullable
    Teller teller() {
        return teller;
    }

    boolean toldByPackedCodes() {
        return tellers.stream().noneMatch(code -> code.isEmpty() || CodeSet.key(code) == CodeSet.LONG);
    }

    /** The codes that tell, packed. */
    long[] told() {
        return tellers.stream().mapToLong(CodeSet::key).toArray();
    }

    /** Whether a segment with this code may be this use. */
    boolean tells(long code) {
        return teller == null || tellingCodes.contains(code);
    }

    /** Whether a segment of the right id is this use: what the discriminator says. */
    boolean fits(SegmentView segment) {
        var by = teller;
        return by == null || tellingCodes.contains(segment, by.element(), by.component());
    }

    /** Whether the first element, which as a rule says what the segment is about, holds a code that this use lists. */
    boolean looksRight(SegmentView segment) {
        return sureLook || elements[0].lists(segment, 1);
    }

    /** Whether every element is in order; builds nothing. */
    public boolean accepts(SegmentView segment) {
        int found = segment.elements();
        if (found > elements.length || found < lastRequired) return false;
        var starts = segment.starts();
        var bytes = segment.bytes();
        boolean plain = segment.plain();
        long present = 1; // the id
        for (int i = 1; i <= found; i++) {
            int from = starts[i];
            int to = starts[i + 1] - 1;
            if (from == to) {
                if (elements[i - 1].required()) return false;
            } else {
                var element = elements[i - 1];
                if (!(plain
                        ? element.acceptsPlain(segment, i, bytes, from, to)
                        : element.accepts(segment, i, from, to))) return false;
                present |= 1L << i;
            }
        }
        return (present & notable) == 0 || present == lastHeld || noted(present);
    }

    /** Many segments of a file have the same elements filled, so the last answer is as a rule the next one, too. */
    private boolean noted(long present) {
        if (!allHold(present)) return false;
        if (present == (int) present && present > 0) lastHeld = (int) present;
        return true;
    }

    private boolean allHold(long present) {
        for (int i = 0; i < noteTypes.length; i++) {
            long filled = present & noteMasks[i];
            boolean first = (present & noteFirsts[i]) != 0;
            boolean holds =
                    switch (noteTypes[i]) {
                        case PAIRED -> filled == 0 || filled == noteMasks[i];
                        case REQUIRED -> filled != 0;
                        case EXCLUSION -> Long.bitCount(filled) <= 1;
                        case CONDITIONAL -> !first || filled == noteMasks[i];
                        case LIST -> !first || Long.bitCount(filled) >= 2;
                    };
            if (!holds) return false;
        }
        return true;
    }
}
