package io.x12gateway.core.composition;

/** Checks of the short forms. What they say names the field and never what stands in it. */
final class Required {
    private Required() {}

    static void text(String value, String field) {
        if (value.isBlank()) throw new IllegalArgumentException("the field '" + field + "' is missing");
    }

    static void that(boolean holds, String otherwise) {
        if (!holds) throw new IllegalArgumentException(otherwise);
    }
}
