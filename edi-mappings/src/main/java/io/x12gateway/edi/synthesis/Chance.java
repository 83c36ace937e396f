package io.x12gateway.edi.synthesis;

/**
 * Repeatable chance (SplitMix64): the same seed gives the same draws on every platform and in every release of Java.
 * Every claim has a seed of its own, so that a first pass can draw its amounts without writing it.
 */
final class Chance {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private final long root;
    private long state;

    Chance(long seed) {
        root = mix(seed + GAMMA);
        state = root;
    }

    /** Begins the draws of one thing anew. */
    Chance of(long stream, long index) {
        state = mix(root + mix(stream * GAMMA + 1) + index * GAMMA);
        return this;
    }

    private long next() {
        state += GAMMA;
        return mix(state);
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) ((next() >>> 33) * bound >>> 31);
    }

    int between(int min, int max) {
        return min + below(max - min + 1);
    }

    boolean oneIn(int n) {
        return below(n) == 0;
    }

    /** @param rate from 0, never, to 1, always */
    boolean happens(double rate) {
        return (next() >>> 11) * 0x1.0p-53 < rate;
    }

    String pick(String[] from) {
        return from[below(from.length)];
    }
}
