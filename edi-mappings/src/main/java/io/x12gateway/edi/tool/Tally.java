package io.x12gateway.edi.tool;

import io.x12gateway.edi.validation.ValidationReport.Verdict;

import java.util.EnumMap;
import java.util.Map;

/** How many files had which verdict: the last line for people. */
final class Tally {
    private final Map<Verdict, Integer> files = new EnumMap<>(Verdict.class);
    private long accepted;
    private long rejected;
    private int skipped;

    void add(FileVerdict verdict) {
        files.merge(verdict.verdict(), 1, Integer::sum);
        accepted += verdict.accepted();
        rejected += verdict.rejected();
    }

    void skipped() {
        skipped++;
    }

    /** One file says it all by itself. */
    boolean worthTelling() {
        return total() != 1 || skipped > 0;
    }

    private int total() {
        return files.values().stream().mapToInt(Integer::intValue).sum();
    }

    String text(Terminal terminal) {
        return "%n%d file%s: %s, %s, %s; transaction sets: %d accepted, %d rejected%s"
                .formatted(
                        total(),
                        total() == 1 ? "" : "s",
                        terminal.good(count(Verdict.VALID) + " valid"),
                        painted(count(Verdict.INVALID), " invalid", terminal),
                        painted(count(Verdict.UNREADABLE), " unreadable", terminal),
                        accepted,
                        rejected,
                        skipped == 0 ? "" : "; skipped: " + skipped);
    }

    private int count(Verdict verdict) {
        return files.getOrDefault(verdict, 0);
    }

    private static String painted(int count, String what, Terminal terminal) {
        return count == 0 ? count + what : terminal.bad(count + what);
    }
}
