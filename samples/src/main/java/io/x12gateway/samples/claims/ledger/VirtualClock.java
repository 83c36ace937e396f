package io.x12gateway.samples.claims.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The claims system's own clock: the machine's, put forward by whole days. Claims grow older by those days alone, so
 * that what becomes of them does not depend on how long a program has been running or on the day it was started.
 */
public final class VirtualClock extends Clock {
    private final Clock real;
    private volatile int days;

    /** @param days how many days it has been put forward already */
    public VirtualClock(Clock real, int days) {
        this.real = real;
        this.days = days;
    }

    /** How many days it has been put forward: the claims system's own count of days. */
    public int days() {
        return days;
    }

    public LocalDate today() {
        return LocalDate.now(this);
    }

    /** The date of a day of the count. */
    public LocalDate date(int dayOfCount) {
        return today().plusDays((long) dayOfCount - days);
    }

    void setDays(int count) {
        days = count;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(Duration.ofDays(days));
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new VirtualClock(real.withZone(zone), days);
    }
}
