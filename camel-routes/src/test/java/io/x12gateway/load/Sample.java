package io.x12gateway.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What came of one stretch of load.
 *
 * @param nanos how long each request took that was answered as it should be, in ascending order
 * @param failures what went wrong, the first of each connection
 */
record Sample(long[] nanos, List<String> failures, Duration wall) {

    static Sample all(List<Sample> samples) {
        return new Sample(
                samples.stream()
                        .flatMapToLong(s -> Arrays.stream(s.nanos))
                        .sorted()
                        .toArray(),
                samples.stream().flatMap(s -> s.failures.stream()).toList(),
                samples.stream().map(Sample::wall).reduce(Duration.ZERO, Duration::plus));
    }

    int count() {
        return nanos.length;
    }

    double perSecond() {
        return count() * 1e9 / wall.toNanos();
    }

    /** @param share such as 0.99 */
    double millis(double share) {
        return nanos.length == 0 ? Double.NaN : nanos[(int) ((nanos.length - 1) * share)] / 1e6;
    }
}
