package io.x12gateway.routes.backend.hets;

import io.x12gateway.edi.envelope.ControlNumber;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * ISA13 and GS06 of calls. HETS does not reject a repeated number in real time; these repeat only after three years of
 * ten calls a second, or on two nodes. A stored counter would cost a commit per call and prove nothing.
 */
final class CallNumbers {
    private static final long NUMBERS = 999_999_999L;
    private static final long MILLIS_PER_NUMBER = 100;
    private final AtomicLong last;

    CallNumbers(Clock clock) {
        this.last = new AtomicLong(clock.millis() / MILLIS_PER_NUMBER);
    }

    ControlNumber next() {
        return new ControlNumber((int) (last.incrementAndGet() % NUMBERS) + 1);
    }
}
