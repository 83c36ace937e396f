package io.x12gateway.samples.fault;

import com.fasterxml.jackson.annotation.JsonCreator;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Collection;

/**
 * One fault and when it happens. What a settings file or a call leaves out is as in {@link #always}.
 *
 * @param subject what it happens to: a persona or claim file's name, a member id, a claim number, a payee's NPI;
 *     {@code *} for all
 * @param percent how often, 0 to 100; of {@link Fault#FLAPPING} the part of all requests that find nobody there
 * @param delayMillis how long {@link Fault#SLOW} waits and how long {@link Fault#SILENT} holds the line; ignored by
 *     the others
 * @param route where it happens, in the words of the back end, such as {@code inquiry} or {@code payment}; {@code *} for
 *     everywhere
 * @param times after how many times it is over; 0 for never
 * @param burst how many requests in a row {@link Fault#FLAPPING} turns away on average; ignored by the others
 */
public record FaultRule(
        Fault fault, String subject, double percent, long delayMillis, String route, int times, int burst) {
    /** The subject that means every request, and the route that means every door. */
    public static final String ALL = "*";

    private static final int USUAL_BURST = 5;

    /** As it is written: null is what was left out. */
    record Written(
            @Nullable Fault fault,
            @Nullable String subject,
            @Nullable Double percent,
            @Nullable Long delayMillis,
            @Nullable String route,
            @Nullable Integer times,
            @Nullable Integer burst) {
        FaultRule rule() {
            if (fault == null) throw new IllegalArgumentException("a rule needs a fault");
            return new FaultRule(
                    fault,
                    subject == null ? ALL : subject,
                    percent == null ? 100 : percent,
                    delayMillis == null ? 0 : delayMillis,
                    route == null ? ALL : route,
                    times == null ? 0 : times,
                    burst == null ? USUAL_BURST : burst);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static FaultRule of(Written written) {
        return written.rule();
    }

    public FaultRule {
        if (!(percent >= 0 && percent <= 100))
            throw new IllegalArgumentException("percent is " + percent + "; give a number from 0 to 100");
        if (delayMillis < 0)
            throw new IllegalArgumentException("delayMillis is " + delayMillis + "; give 0 or more milliseconds");
        if (subject.isBlank()) throw new IllegalArgumentException("subject is blank; give a name or * for all");
        if (route.isBlank()) throw new IllegalArgumentException("route is blank; give a name or * for all");
        if (times < 0) throw new IllegalArgumentException("times is " + times + "; give 0 for always, or a number");
        if (burst < 1) throw new IllegalArgumentException("burst is " + burst + "; give 1 or more requests");
    }

    /** Always, to everything. */
    public static FaultRule always(Fault fault) {
        return new FaultRule(fault, ALL, 100, 0, ALL, 0, USUAL_BURST);
    }

    public FaultRule forSubject(String name) {
        return new FaultRule(fault, name, percent, delayMillis, route, times, burst);
    }

    public FaultRule withPercent(double other) {
        return new FaultRule(fault, subject, other, delayMillis, route, times, burst);
    }

    public FaultRule withDelay(Duration delay) {
        return new FaultRule(fault, subject, percent, delay.toMillis(), route, times, burst);
    }

    public FaultRule onRoute(String name) {
        return new FaultRule(fault, subject, percent, delayMillis, name, times, burst);
    }

    /** Over after so many times. */
    public FaultRule only(int number) {
        return new FaultRule(fault, subject, percent, delayMillis, route, number, burst);
    }

    public FaultRule inBurstsOf(int requests) {
        return new FaultRule(fault, subject, percent, delayMillis, route, times, requests);
    }

    boolean concerns(String at, Collection<String> subjects) {
        return (route.equals(ALL) || route.equals(at)) && (subject.equals(ALL) || subjects.contains(subject));
    }
}
