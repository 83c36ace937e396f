package io.x12gateway.samples.fault;

import java.time.Duration;
import java.util.Collection;

/**
 * One fault and when it happens.
 *
 * @param subject what it happens to: a persona or claim file's name, a member id, a claim number; {@code *} for all
 * @param percent how often, 0 to 100
 * @param delayMillis how long {@link Fault#SLOW} waits and how long {@link Fault#SILENT} holds the line; ignored by
 *     the others
 */
public record FaultRule(Fault fault, String subject, double percent, long delayMillis) {
    /** The subject that means every request. */
    public static final String ALL = "*";

    public FaultRule {
        if (percent < 0 || percent > 100)
            throw new IllegalArgumentException("percent is " + percent + "; give a number from 0 to 100");
        if (delayMillis < 0)
            throw new IllegalArgumentException("delayMillis is " + delayMillis + "; give 0 or more milliseconds");
        if (subject.isBlank()) throw new IllegalArgumentException("subject is blank; give a name or * for all");
    }

    /** Always, to everything. */
    public static FaultRule always(Fault fault) {
        return new FaultRule(fault, ALL, 100, 0);
    }

    public FaultRule forSubject(String name) {
        return new FaultRule(fault, name, percent, delayMillis);
    }

    public FaultRule withPercent(double other) {
        return new FaultRule(fault, subject, other, delayMillis);
    }

    public FaultRule withDelay(Duration delay) {
        return new FaultRule(fault, subject, percent, delay.toMillis());
    }

    boolean concerns(Collection<String> subjects) {
        return subject.equals(ALL) || subjects.contains(subject);
    }
}
