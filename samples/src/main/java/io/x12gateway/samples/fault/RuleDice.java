package io.x12gateway.samples.fault;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Throws the dice of one rule. Not safe for many threads. */
final class RuleDice {
    private static final int SUBJECTS_REMEMBERED_MAX = 1_000_000;

    private final FaultRule rule;
    private final long seed;
    private final Map<Integer, Integer> throwsBySubjects = new HashMap<>();
    private int struck;
    private boolean away;
    private long requests;

    RuleDice(FaultRule rule, long seed) {
        this.rule = rule;
        this.seed = seed;
    }

    FaultRule rule() {
        return rule;
    }

    int struck() {
        return struck;
    }

    boolean falls(Collection<String> subjects) {
        if (rule.times() > 0 && struck >= rule.times()) return false;
        boolean falls = rule.fault() == Fault.FLAPPING ? isAway() : throwFor(subjects) < rule.percent() / 100;
        if (falls) struck++;
        return falls;
    }

    /** Goes away and comes back so that bursts are as long, and absences as frequent, as the rule wants on average. */
    private boolean isAway() {
        double share = rule.percent() / 100;
        if (share == 0 || share == 1) return share == 1;
        double back = 1.0 / rule.burst();
        double gone = Math.min(1, back * share / (1 - share));
        double fallen = fraction(mix(seed) + requests++);
        away = away ? fallen >= back : fallen < gone;
        return away;
    }

    private double throwFor(Collection<String> subjects) {
        int key = 1;
        for (var subject : subjects) key = 31 * key + subject.hashCode();
        if (throwsBySubjects.size() > SUBJECTS_REMEMBERED_MAX) throwsBySubjects.clear();
        int number = throwsBySubjects.merge(key, 1, Integer::sum);
        return fraction(mix(seed) + mix(key) * 31 + number);
    }

    private static double fraction(long number) {
        return (mix(number) >>> 11) * 0x1.0p-53;
    }

    /** Spreads neighbouring numbers over all 64 bits (SplitMix64). */
    private static long mix(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
