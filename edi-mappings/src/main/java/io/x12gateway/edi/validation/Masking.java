package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.ElementPlan;

import java.util.Set;

/**
 * Decides what of an offending value may be shown. Codes, counts, amounts and control data may; whatever could name or
 * describe a patient is replaced by its length.
 */
final class Masking {
    private static final Set<String> CONTROL = Set.of("ST", "SE", "BHT", "HL", "LX", "AK1", "AK2", "AK9", "IK5", "LS");

    private Masking() {}

    static String of(String segmentId, ElementPlan plan, String value) {
        if (CONTROL.contains(segmentId) || plan.kind() == ElementPlan.Kind.DECIMAL) return shown(value);
        if (plan.kind() == ElementPlan.Kind.CODE && value.length() <= 3) return shown(value);
        if (plan.kind() == ElementPlan.Kind.DATE || plan.kind() == ElementPlan.Kind.TIME) return shown(value);
        return masked(value);
    }

    /** Short enough for a message. */
    static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 37) + "...";
    }

    static String masked(String value) {
        if (value.isEmpty()) return "";
        return "\u2039" + value.length() + (value.length() == 1 ? " character\u203a" : " characters\u203a");
    }

    static boolean isMasked(String value) {
        return value.startsWith("\u2039");
    }
}
