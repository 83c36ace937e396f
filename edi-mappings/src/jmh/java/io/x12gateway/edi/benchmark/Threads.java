package io.x12gateway.edi.benchmark;

import io.x12gateway.edi.X12;

import java.util.Arrays;
import java.util.List;

/**
 * Two threads against one on the sets of one file. Threads share no CPU time, so this is wall time, one judge after the
 * other in each round: a neighbour that takes a core halves the figure. The best round is the one that was least
 * disturbed, and stands beside the median.
 */
final class Threads {
    private static final int ROUNDS = 15;
    private static final int WARM_UPS = 5;

    private Threads() {}

    static List<String> row() {
        var ratios = new double[ROUNDS];
        var one = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double alone = seconds(X12.standard());
            double together = seconds(X12.standard().withThreads(2));
            if (round < 0) continue;
            one[round] = Data.LARGE.length / 1e6 / alone;
            ratios[round] = alone / together;
        }
        Arrays.sort(ratios);
        return List.of(
                "two threads against one (wall time)",
                "1.7x",
                "1.9x",
                "%.2fx (%.2f-%.2f)".formatted(Figures.median(ratios), ratios[0], ratios[ROUNDS - 1]),
                "%.0f".formatted(Figures.median(one) * Figures.median(ratios)),
                "%.0f".formatted(Figures.median(one)));
    }

    private static double seconds(X12 judge) {
        long before = System.nanoTime();
        if (judge.validate(Data.LARGE).allFindings().findAny().isPresent())
            throw new IllegalStateException("a valid file was refused");
        return (System.nanoTime() - before) / 1e9;
    }
}
