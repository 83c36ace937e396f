package io.x12gateway.edi.schema;

import java.util.List;

/** A relation between elements of one segment, as X12.6 writes it: P0304, R0203, E0207, C0605, L040203. */
public record SyntaxNote(Type type, List<Integer> positions) {
    public SyntaxNote {
        positions = List.copyOf(positions);
    }

    public enum Type {
        /** P: all or none. */
        PAIRED,
        /** R: at least one. */
        REQUIRED,
        /** E: at most one. */
        EXCLUSION,
        /** C: if the first, then all others. */
        CONDITIONAL,
        /** L: if the first, then at least one other. */
        LIST
    }
}
