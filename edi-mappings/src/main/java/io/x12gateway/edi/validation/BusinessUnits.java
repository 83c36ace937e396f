package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.SegmentPlan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers which inquiry or claim is being judged, and keeps those of which something is told. While nothing is, it
 * copies some bytes and builds nothing.
 */
final class BusinessUnits {
    /** TRN02 has up to 50 characters, CLM01 fewer. */
    private static final int LONGEST = 50;

    private final byte[] value = new byte[LONGEST];
    private final List<BusinessUnit> units = new ArrayList<>();
    private String name = "";
    private int length;
    private int from;
    private int last;
    /** The HL before, if no unit stands in its level yet. */
    private int level;

    private int toldBefore;
    private boolean kept;

    void begin() {
        if (!units.isEmpty()) units.clear();
        length = 0;
        last = 0;
        level = 0;
        toldBefore = 0;
        kept = false;
    }

    List<BusinessUnit> told() {
        return units.isEmpty() ? List.of() : List.copyOf(units);
    }

    /** Whether {@link #see} wants to see this use of a segment. */
    static boolean concerns(SegmentPlan use) {
        return use.id().equals("HL") || use.id().equals("TRN") || use.id().equals("CLM");
    }

    /** @param told how many findings there are, those of this segment not yet among them */
    void see(Placed placed, int told) {
        if (placed.is("HL")) {
            end(placed.position());
            level = placed.position();
            toldBefore = told;
        } else if (placed.is("TRN")) open("TRN02", placed, 2, told);
        else if (placed.is("CLM")) open("CLM01", placed, 1, told);
    }

    /** After each segment. */
    void judged(int told) {
        if (told > toldBefore && length > 0 && !kept) keep();
        if (length > 0) toldBefore = told;
    }

    /** Further trace numbers beside the first one name the same unit; what stands before the first of a level is its. */
    private void open(String unit, Placed placed, int element, int told) {
        int position = placed.position();
        boolean beside = length > 0 && last == position - 1 && unit.equals("TRN02");
        last = position;
        if (beside || !placed.has(element)) return;
        end(position);
        name = unit;
        from = level > 0 ? level : position;
        level = 0;
        copy(placed.view(), element);
        kept = false;
        if (from == position) toldBefore = told;
    }

    private void copy(SegmentView view, int element) {
        length = Math.min(view.length(element), LONGEST);
        System.arraycopy(view.bytes(), view.start(element), value, 0, length);
    }

    private void keep() {
        units.add(new BusinessUnit(
                name, new String(value, 0, length, StandardCharsets.ISO_8859_1), from, Integer.MAX_VALUE));
        kept = true;
    }

    private void end(int position) {
        if (kept) units.set(units.size() - 1, units.getLast().endingBefore(position));
        kept = false;
        length = 0;
    }
}
