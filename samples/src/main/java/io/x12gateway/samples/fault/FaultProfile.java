package io.x12gateway.samples.fault;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The faults in force at one back end. The first rule that concerns a request and whose dice fall is done; the same
 * seed and the same order of requests give the same faults. May be changed while requests are running; safe for many
 * threads.
 */
public final class FaultProfile {
    /** The rules in force as one value, for settings files and the control endpoint. */
    public record Setting(long seed, List<FaultRule> rules) {
        public Setting {
            rules = List.copyOf(rules);
        }
    }

    private Setting setting = new Setting(0, List.of());
    private Random dice = new Random(0);

    public synchronized void set(Setting wanted) {
        setting = wanted;
        dice = new Random(wanted.seed());
    }

    public void set(FaultRule... rules) {
        set(new Setting(0, List.of(rules)));
    }

    public void clear() {
        set(new Setting(0, List.of()));
    }

    public synchronized Setting setting() {
        return setting;
    }

    /** The fault to commit on a request that goes by any of these names, if one falls due. */
    public synchronized Optional<FaultRule> next(Collection<String> subjects) {
        for (var rule : setting.rules())
            if (rule.concerns(subjects) && dice.nextDouble() * 100 < rule.percent()) return Optional.of(rule);
        return Optional.empty();
    }
}
