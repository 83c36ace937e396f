package io.x12gateway.edi.remittance;

import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Quantity;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ViewedSegment;

import java.util.ArrayList;
import java.util.List;

/** What claims and lines both have below them. Used again for the next one. */
final class Gathered {
    private static final int AMT = ViewedSegment.tag("AMT");
    private static final int CAS = ViewedSegment.tag("CAS");
    private static final int DTM = ViewedSegment.tag("DTM");
    private static final int QTY = ViewedSegment.tag("QTY");
    private static final int REF = ViewedSegment.tag("REF");

    final List<Adjustment> adjustments = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<DatedRole> dates = new ArrayList<>();
    final List<Amount> amounts = new ArrayList<>();
    final List<Quantity> quantities = new ArrayList<>();

    void clear() {
        empty(adjustments);
        empty(references);
        empty(dates);
        empty(amounts);
        empty(quantities);
    }

    static void empty(List<?> list) {
        if (!list.isEmpty()) list.clear();
    }

    /** A copy that stays; most lists are empty or hold one. */
    static <T> List<T> taken(List<T> list) {
        return switch (list.size()) {
            case 0 -> List.of();
            case 1 -> List.of(list.getFirst());
            default -> List.copyOf(list);
        };
    }

    /** Whether the segment was one of these. */
    boolean take(int tag, ViewedSegment segment) {
        if (tag == CAS) adjustments.add(Adjustment.read(segment));
        else if (tag == REF) references.add(Reference.read(segment));
        else if (tag == DTM) dates.add(DatedRole.read(segment));
        else if (tag == AMT) amounts.add(Amount.read(segment));
        else if (tag == QTY) quantities.add(Quantity.read(segment));
        else return false;
        return true;
    }
}
