package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.ElementPlan;

import java.util.Set;

/**
 * Decides what of an offending value may be shown. Codes, counts, amounts and control data may; whatever could name or
 * describe a patient is replaced by its length.
 */
public final class Masking {
    private static final Set<String> CONTROL = Set.of("ST", "SE", "BHT", "HL", "LX", "AK1", "AK2", "AK9", "IK5", "LS");

    private Masking() {}

    static Found of(String segmentId, ElementPlan plan, String value) {
        return new Found(value, !open(segmentId, plan, value));
    }

    private static boolean open(String segmentId, ElementPlan plan, String value) {
        if (CONTROL.contains(segmentId)) return true;
        return switch (plan.kind()) {
            case DECIMAL, DATE, TIME -> true;
            case CODE -> value.length() <= 3;
            case TEXT, INTEGER, COMPOSITE -> false;
        };
    }

    /** Short enough for a message. */
    public static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 37) + "...";
    }

    public static String masked(String value) {
        if (value.isEmpty()) return "";
        return "\u2039" + value.length() + (value.length() == 1 ? " character\u203a" : " characters\u203a");
    }
}
