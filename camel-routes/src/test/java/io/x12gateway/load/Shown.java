package io.x12gateway.load;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Figures as the table shows them. */
final class Shown {
    private Shown() {}

    static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.3f", ratio);
    }

    static String millis(Sample sample, double share) {
        double millis = sample.millis(share);
        return String.format(Locale.ROOT, millis < 10 ? "%.1f" : "%.0f", millis);
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / 1e6);
    }

    static String cpu(Server.Cpu cpu, long requests) {
        if (requests == 0) return "";
        var text = "gateway " + micros(cpu.server(), requests);
        if (!cpu.database().isZero()) text += ", database " + micros(cpu.database(), requests);
        return text + ", generator " + micros(cpu.generator(), requests);
    }

    static String busy(Server.Cpu cpu, Duration wall) {
        var text = "gateway " + share(cpu.server(), wall);
        if (!cpu.database().isZero()) text += ", database " + share(cpu.database(), wall);
        return text + ", generator " + share(cpu.generator(), wall);
    }

    private static String micros(Duration cpu, long requests) {
        return count(cpu.toNanos() / 1e3 / requests);
    }

    private static String share(Duration cpu, Duration wall) {
        return String.format(Locale.ROOT, "%.2f", (double) cpu.toNanos() / wall.toNanos());
    }

    /** What is wrong decides, then whether the goal was met. */
    static String verdict(List<String> wrong, boolean met) {
        if (!wrong.isEmpty())
            return "FAILED: " + wrong.getFirst().replace('|', '/').replace('\n', ' ');
        return met ? "ok" : "missed";
    }
}
