package io.x12gateway.core.admission;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** What one partner has taken of its allowance. */
final class Usage {
    /** Nobody can tell when another upload ends; this is when it is worth asking. */
    private static final Duration NEXT_SEAT = Duration.ofSeconds(5);

    private final Allowance allowed;
    private final Bucket requests;
    private final Bucket bytes;
    /** Shared with the usage that follows when the limits change: uploads go on meanwhile. */
    private final AtomicInteger uploads;

    Usage(Allowance allowed, long nowNanos) {
        this(allowed, new AtomicInteger(), nowNanos);
    }

    private Usage(Allowance allowed, AtomicInteger uploads, long nowNanos) {
        this.allowed = allowed;
        this.requests = new Bucket(allowed.requestsPerMinute(), Duration.ofMinutes(1), nowNanos);
        this.bytes = new Bucket(allowed.bytesPerDay(), Duration.ofDays(1), nowNanos);
        this.uploads = uploads;
    }

    /** The same, or a fresh one if the partner's limits were changed. */
    Usage within(Allowance now, long nowNanos) {
        return now.equals(allowed) ? this : new Usage(now, uploads, nowNanos);
    }

    synchronized void request(long nowNanos) {
        var wait = requests.take(1, nowNanos);
        if (!wait.isZero()) throw new TooMuch(Limit.REQUESTS_PER_MINUTE, allowed.requestsPerMinute(), wait);
    }

    synchronized Upload upload(long announcedBytes, LongSupplier nanos) {
        if (announcedBytes > allowed.fileBytesMax()) throw Upload.tooLarge(allowed.fileBytesMax());
        return enter(announcedBytes, allowed.fileBytesMax(), nanos);
    }

    synchronized Upload envelope(LongSupplier nanos) {
        return enter(0, Long.MAX_VALUE, nanos);
    }

    private Upload enter(long announcedBytes, long fileBytesMax, LongSupplier nanos) {
        if (uploads.get() >= allowed.concurrentUploads())
            throw new TooMuch(Limit.CONCURRENT_UPLOADS, allowed.concurrentUploads(), NEXT_SEAT);
        // Even a file of unknown size needs at least a byte: who is in debt waits.
        var wait = bytes.take(Math.max(1, announcedBytes), nanos.getAsLong());
        if (!wait.isZero()) throw new TooMuch(Limit.BYTES_PER_DAY, allowed.bytesPerDay(), wait);
        uploads.incrementAndGet();
        return new Upload(this, Math.max(1, announcedBytes), fileBytesMax, nanos);
    }

    synchronized void charge(long taken, long nowNanos) {
        bytes.charge(taken, nowNanos);
    }

    synchronized void leave(long unused, long nowNanos) {
        uploads.decrementAndGet();
        bytes.charge(-unused, nowNanos);
    }
}
