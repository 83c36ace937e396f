package io.x12gateway.edi.validation;

import java.util.List;

/**
 * Bytes that were mended as far as that is possible without guessing.
 *
 * @param rounds what was changed, round by round: offsets count in the bytes that the round began with
 * @param report on the bytes as they are now
 */
public record Correction<T>(T content, List<List<Corrections.Change>> rounds, ValidationReport report) {
    /** Rounds after which what is left counts as not to be mended. */
    public static final int ROUNDS_MAX = 10;

    public Correction {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    public boolean changed() {
        return !rounds.isEmpty();
    }
}
