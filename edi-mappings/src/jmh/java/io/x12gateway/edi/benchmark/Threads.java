package io.x12gateway.edi.benchmark;

import io.x12gateway.edi.X12;

import java.util.Arrays;
import java.util.List;

/**
 * Two threads against one on the sets of one file. Threads share no CPU time, so this is wall time, one judge after the
 * other in each round: a neighbour that takes a core halves the figure. The best round is the one that was least
 * disturbed, and stands beside the median. What the machine has to give is the row below: two judges that know nothing of
 * each other, with a file each.
 */
final class Threads {
    private static final int ROUNDS = 15;
    /** So many that the compiler, which needs a core of its own, has nothing left to do. */
    private static final int WARM_UPS = 25;

    /** Long enough that starting threads does not count. */
    private static final int FILES = 5;

    private Threads() {}

    static List<List<String>> rows() throws InterruptedException {
        var together = new double[ROUNDS];
        var apart = new double[ROUNDS];
        var one = new double[ROUNDS];
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            double alone = seconds(X12.standard());
            double shared = seconds(X12.standard().withThreads(2));
            double each = secondsOfTwo();
            if (round < 0) continue;
            one[round] = FILES * (Data.LARGE.length / 1e6) / alone;
            together[round] = alone / shared;
            apart[round] = 2 * alone / each;
        }
        return List.of(
                row("two threads against one (wall time)", "1.7x", "1.9x", together, one),
                row("two files by two judges against one (wall time): what the machine gives", "", "", apart, one));
    }

    private static List<String> row(String what, String atLeast, String reachFor, double[] ratios, double[] one) {
        Arrays.sort(ratios);
        double peer = Figures.median(one);
        return List.of(
                what,
                atLeast,
                reachFor,
                "%.2fx (%.2f-%.2f)".formatted(Figures.median(ratios), ratios[0], ratios[ROUNDS - 1]),
                "%.0f".formatted(peer * Figures.median(ratios)),
                "%.0f".formatted(peer));
    }

    private static double secondsOfTwo() throws InterruptedException {
        long before = System.nanoTime();
        var other = Thread.ofPlatform().start(() -> seconds(X12.standard()));
        seconds(X12.standard());
        other.join();
        return (System.nanoTime() - before) / 1e9;
    }

    private static double seconds(X12 judge) {
        long before = System.nanoTime();
        for (int file = 0; file < FILES; file++)
            if (judge.validate(Data.LARGE).allFindings().findAny().isPresent())
                throw new IllegalStateException("a valid file was refused");
        return (System.nanoTime() - before) / 1e9;
    }
}
