package io.x12gateway.edi.mapping;

import java.util.Map;

/** One checked row: every value as X12 wants it. */
record RosterRow(long line, Map<RosterField, String> values) {
    String value(RosterField field) {
        return values.getOrDefault(field, "");
    }

    boolean has(RosterField field) {
        return !value(field).isEmpty();
    }

    boolean hasDependent() {
        return has(RosterField.DEPENDENT_LAST_NAME);
    }
}
