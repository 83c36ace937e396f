package io.x12gateway.edi.synthesis;

/** Numbers the HL segments of a set and keeps the way from the root to where the next one is written. */
final class Branches {
    private final int[] path = new int[8];
    private int count;

    /** Forgets the last set. */
    void begin() {
        count = 0;
    }

    /**
     * @param depth 0 for the top level
     * @param code HL03
     * @param child HL04; empty where the guide leaves it out
     */
    void open(Pen pen, int depth, String code, String child) {
        path[depth] = ++count;
        pen.segment("HL").number(count);
        if (depth == 0) pen.none();
        else pen.number(path[depth - 1]);
        pen.text(code).text(child).end();
    }
}
