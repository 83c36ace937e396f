package io.x12gateway.edi.benchmark;

import org.openjdk.jmh.infra.Blackhole;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Prints the figures of this library as one table. Engines take turns: in every round each one works once, so that what
 * else the machine does meets all of them. A turn is timed in CPU time of its thread; a ratio is the median over the
 * rounds of peer time per byte to our time per byte. Garbage collection runs in other threads and is counted for nobody.
 *
 * <p>Arguments: {@code [rounds [warm-up rounds]]}, 15 and 5 by default.
 */
public final class Figures {
    /** StAEDI logs what is unused or deprecated; held here, because logging forgets a logger's level with the logger. */
    private static final Logger QUIET = Logger.getLogger("io.xlate.edi");

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A row of the table whose figure is a ratio; a peer that is empty gives throughput alone. */
    private record Ratio(String what, String ours, String peer, String least, String reach) {}

    private static final List<Ratio> RATIOS = List.of(
            new Ratio(
                    "validate 835, one thread, against StAEDI standard+implementation",
                    Engines.JUDGE_835,
                    Engines.STAEDI_835,
                    "100x",
                    "180x"),
            new Ratio("validate + build claim records", Engines.JUDGE_835_RECORDS, Engines.STAEDI_835, "80x", "130x"),
            new Ratio(
                    "validate + records + one Smooks event per claim, against StAEDI -> Smooks javabean",
                    Engines.JUDGE_835_EVENTS,
                    Engines.STAEDI_835_BEANS,
                    "80x",
                    "150x"),
            new Ratio(
                    "every claim damaged (Diagnosis throughout), against StAEDI",
                    Engines.JUDGE_DAMAGED,
                    Engines.STAEDI_DAMAGED,
                    "15x",
                    "40x"),
            new Ratio("270 batch of small transactions", Engines.JUDGE_270, Engines.STAEDI_270, "80x", "120x"),
            new Ratio("276 batch of small transactions", Engines.JUDGE_276, Engines.STAEDI_276, "70x", "100x"),
            new Ratio(
                    "one 500-byte 270, CPU, against StAEDI control + guide",
                    Engines.JUDGE_ONE_270,
                    Engines.STAEDI_ONE_270,
                    "40x",
                    "80x"),
            new Ratio(
                    "validate 835, against StAEDI control schema alone (envelopes only)",
                    Engines.JUDGE_835,
                    Engines.STAEDI_835_CONTROL,
                    "",
                    ""),
            new Ratio("validate 835, against imsweb x12-parser", Engines.JUDGE_835, Engines.IMSWEB_835, "", ""),
            new Ratio("write an 835 interchange", Engines.WRITE_INTERCHANGE, "", "", ""),
            new Ratio("compose and write a 999 with every finding", Engines.WRITE_999, "", "", ""));

    private final Blackhole hole =
            new Blackhole("Today's password is swordfish. I understand instantiating Blackholes directly is dangerous.");
    private final Map<String, double[]> nanosPerByte = new LinkedHashMap<>();

    private Figures() {}

    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 15;
        int warmUps = args.length > 1 ? Integer.parseInt(args[1]) : 5;
        QUIET.setLevel(Level.SEVERE);
        var figures = new Figures();
        figures.measure(rounds, warmUps);
        figures.print(rounds, warmUps);
    }

    private void measure(int rounds, int warmUps) throws Exception {
        for (int round = -warmUps; round < rounds; round++) {
            System.err.printf("round %d of %d%n", round + 1, rounds);
            for (var name : engines()) {
                var spent = nanosPerByte.computeIfAbsent(name, n -> new double[rounds]);
                double nanos = turn(Engines.named(name));
                if (round >= 0) spent[round] = nanos;
            }
        }
    }

    private static Set<String> engines() {
        var names = new LinkedHashSet<String>();
        for (var row : RATIOS) {
            names.add(row.ours);
            if (!row.peer.isEmpty()) names.add(row.peer);
        }
        return names;
    }

    private double turn(Engine engine) throws Exception {
        long before = THREADS.getCurrentThreadCpuTime();
        engine.turn(hole);
        return (double) (THREADS.getCurrentThreadCpuTime() - before) / engine.turnBytes();
    }

    private void print(int rounds, int warmUps) throws Exception {
        System.out.printf(
                "Java %s, %s %s, %d processors. Thread CPU time, engines in turn, %d rounds after %d warm-up rounds,"
                        + " medians; in brackets the lowest and highest round.%n%n",
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                rounds,
                warmUps);
        var table = new ArrayList<List<String>>();
        for (var row : RATIOS) table.add(cells(row));
        table.addAll(OtherFigures.rows());
        Table.print(List.of("what", "at least", "reach for", "measured", "MB/s", "peer MB/s"), table);
    }

    private List<String> cells(Ratio row) {
        var ours = times(row.ours);
        if (row.peer.isEmpty()) return List.of(row.what, row.least, row.reach, "", speed(ours), "");
        var peer = times(row.peer);
        var ratios = new double[ours.length];
        for (int i = 0; i < ratios.length; i++) ratios[i] = peer[i] / ours[i];
        Arrays.sort(ratios);
        var measured = "%.0fx (%.0f-%.0f)".formatted(median(ratios), ratios[0], ratios[ratios.length - 1]);
        return List.of(row.what, row.least, row.reach, measured, speed(ours), speed(peer));
    }

    private double[] times(String engine) {
        return nanosPerByte.getOrDefault(engine, new double[] {Double.NaN});
    }

    private static String speed(double[] nanosPerByte) {
        double perSecond = 1000 / median(nanosPerByte);
        return perSecond < 10 ? "%.2f".formatted(perSecond) : "%.0f".formatted(perSecond);
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
