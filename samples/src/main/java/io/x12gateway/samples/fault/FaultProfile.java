package io.x12gateway.samples.fault;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The faults in force at one back end. The first rule that concerns a request and whose dice fall is done. The same
 * seed gives the same faults: each subject has dice of its own, so that it does not matter in which order the requests
 * of different subjects come; only {@link Fault#FLAPPING}, which is about the back end and not about a request, depends
 * on the order. May be changed while requests are running; safe for many threads.
 */
public final class FaultProfile {
    /** The rules in force as one value, for settings files and the control endpoint. */
    public record Setting(long seed, List<FaultRule> rules) {
        public Setting {
            rules = rules == null ? List.of() : List.copyOf(rules);
        }
    }

    /** A rule and how often it came to pass since it was set. */
    public record Struck(FaultRule rule, int times) {}

    private long seed;
    private List<RuleDice> dice = List.of();

    public synchronized void set(Setting wanted) {
        seed = wanted.seed();
        var all = new ArrayList<RuleDice>();
        for (var rule : wanted.rules()) all.add(new RuleDice(rule, seed + all.size()));
        dice = all;
    }

    public void set(FaultRule... rules) {
        set(new Setting(0, List.of(rules)));
    }

    public void clear() {
        set(new Setting(0, List.of()));
    }

    public synchronized Setting setting() {
        return new Setting(seed, dice.stream().map(RuleDice::rule).toList());
    }

    /** What came of the rules in force, in their order. */
    public synchronized List<Struck> struck() {
        return dice.stream().map(d -> new Struck(d.rule(), d.struck())).toList();
    }

    /** The fault to commit on a request that goes by any of these names, if one falls due. */
    public Optional<FaultRule> next(Collection<String> subjects) {
        return next(FaultRule.ALL, subjects);
    }

    /** The same for a request that came by {@code route}, one of the back end's own words for its doors. */
    public synchronized Optional<FaultRule> next(String route, Collection<String> subjects) {
        for (var rule : dice)
            if (rule.rule().concerns(route, subjects) && rule.falls(subjects)) return Optional.of(rule.rule());
        return Optional.empty();
    }
}
