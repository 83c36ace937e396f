package io.x12gateway.samples.world;

import java.util.List;

/** Draws that depend on nothing but the seed and the thing they are for. Not safe for many threads. */
final class Chance {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final long root;
    private long state;

    Chance(long seed) {
        root = mix(seed + GAMMA);
        state = root;
    }

    /** Begins the draws for one thing: the same kind and number, the same draws. */
    Chance of(Kind kind, long number) {
        state = mix(root + mix((kind.ordinal() + 1) * GAMMA) + number * GAMMA);
        return this;
    }

    /** What draws are for. */
    enum Kind {
        PROVIDER,
        PATIENT,
        CLAIM
    }

    /** 0 to {@code bound} - 1. */
    int below(int bound) {
        state += GAMMA;
        return (int) ((mix(state) >>> 33) * bound >>> 31);
    }

    int between(int min, int max) {
        return min + below(max - min + 1);
    }

    boolean percent(int percent) {
        return below(100) < percent;
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    private static long mix(long number) {
        long z = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
