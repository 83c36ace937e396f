package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.SegmentPlan;

/**
 * No trace number (TRN02) that asks stands twice on one level of a transaction set: its answer could not be told from the
 * other's. Subscriber and dependent may share one.
 */
public final class TraceRule implements SituationalRule {
    private final NumbersSeen subscribers = new NumbersSeen();
    private final NumbersSeen dependents = new NumbersSeen();

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return use.id().equals("TRN");
    }

    @Override
    public void begin() {
        subscribers.clear();
        dependents.clear();
    }

    @Override
    public void see(Placed placed, Findings findings) {
        if (!placed.is("TRN") || !placed.has(2)) return;
        boolean dependent = placed.loop().equals("2000D") || placed.loop().equals("2200E");
        if ((dependent ? dependents : subscribers).add(placed.view(), 2)) return;
        findings.add(Fault.of(FindingCode.TRACE_DUPLICATE, Level.SNIP4, placed.at(2))
                .value(Masking.shown(placed.element(2)))
                .expected("a number of its own")
                .message("%s is a trace number that stands in this transaction set before."
                        .formatted(placed.at(2).label()))
                .fix("Give each inquiry a trace number of its own.")
                .warning());
    }
}
