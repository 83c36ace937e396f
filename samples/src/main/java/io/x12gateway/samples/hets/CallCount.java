package io.x12gateway.samples.hets;

/** Counts calls where they arrive. */
final class CallCount {
    private long calls;
    private int underWay;
    private int atOnceMax;

    synchronized void begin() {
        calls++;
        underWay++;
        atOnceMax = Math.max(atOnceMax, underWay);
    }

    synchronized void end() {
        underWay--;
    }

    synchronized MockHets.Traffic traffic() {
        return new MockHets.Traffic(calls, atOnceMax);
    }
}
