package io.x12gateway.load;

import java.util.List;

/**
 * One line of the table.
 *
 * @param cpu CPU time for each request or file, by process
 * @param busy how many processors each process kept busy: says what limits the figure
 * @param verdict {@code ok}, {@code missed}, or in capitals what makes the figure worthless
 */
record Row(
        String what, String wanted, String measured, String p50, String p99, String cpu, String busy, String verdict) {

    /** A figure that was not made, and why. */
    static Row without(String what, String wanted, String why) {
        return new Row(what, wanted, "", "", "", "", "", why);
    }

    boolean failed() {
        return verdict.startsWith("FAILED");
    }

    List<String> cells() {
        return List.of(what, wanted, measured, p50, p99, cpu, busy, verdict);
    }
}
