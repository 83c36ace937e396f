package io.x12gateway.edi.disguise;

import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.ElementPlan.Kind;
import io.x12gateway.edi.validation.Formats;

import java.util.Set;

/**
 * Decides which values may name, describe or lead to a person or an organization. Whatever is not known to be harmless
 * counts as telling: codes of the guide, amounts, counts and times of day are harmless, texts and identifiers are not.
 */
public final class PatientData {
    private static final int PERIOD = 1251;
    private static final int POSTAL_CODE = 116;
    private static final int REFERENCE = 127;
    private static final int CODE_LENGTH = 5;
    private static final int TEXT_CODE_LENGTH = 15;

    /** Elements of type text that hold codes: procedures, diagnoses, modifiers, places, levels, loops. */
    private static final Set<Integer> CODES_IN_TEXT = Set.of(234, 447, 628, 734, 1271, 1331, 1339);

    /** Segments of numbers and codes alone. */
    private static final Set<String> STRUCTURE = Set.of("HL", "LX", "LS", "LE", "AK1", "AK2", "IK3", "IK5", "AK9");

    private PatientData() {}

    /** What has to be done with a value before anybody sees it. */
    public enum Treatment {
        KEEP,
        /** A date or period: moved, so that order and distance stay. */
        MOVE,
        REPLACE
    }

    /**
     * @param plan of the element or component that the value stands in
     * @param before the element or component before it, which may say what it is
     */
    public static Treatment of(String segmentId, ElementPlan plan, String before, String value) {
        if (value.isBlank() || STRUCTURE.contains(segmentId)) return Treatment.KEEP;
        if (plan.number() == PERIOD) return period(before);
        if (plan.number() == POSTAL_CODE) return Treatment.REPLACE;
        if (plan.values().contains(value)) return Treatment.KEEP;
        return switch (plan.kind()) {
            case DATE -> Treatment.MOVE;
            case DECIMAL, INTEGER, TIME -> keepIf(shaped(plan.kind(), value));
            case CODE -> keepIf(value.length() <= CODE_LENGTH && value.length() <= plan.maxLength());
            case TEXT, COMPOSITE -> text(segmentId, plan, before, value);
        };
    }

    private static Treatment period(String qualifier) {
        return switch (qualifier) {
            case "D8", "RD8", "DT" -> Treatment.MOVE;
            case "TM" -> Treatment.KEEP;
            default -> Treatment.REPLACE;
        };
    }

    private static Treatment text(String segmentId, ElementPlan plan, String before, String value) {
        if (CODES_IN_TEXT.contains(plan.number())) return keepIf(value.length() <= TEXT_CODE_LENGTH);
        if (plan.number() != REFERENCE) return Treatment.REPLACE;
        return switch (segmentId) {
            case "MIA", "MOA" -> keepIf(value.length() <= CODE_LENGTH); // remark codes
            case "PRV" -> keepIf(before.equals("PXC")); // a provider's taxonomy
            default -> Treatment.REPLACE;
        };
    }

    /** Whether values of this kind have a shape at all. */
    static boolean shaped(Kind kind) {
        return switch (kind) {
            case INTEGER, DECIMAL, TIME, DATE -> true;
            case TEXT, CODE, COMPOSITE -> false;
        };
    }

    /** Whether the value has the shape of its kind: a name in the place of an amount has not. */
    static boolean shaped(Kind kind, String value) {
        return switch (kind) {
            case INTEGER -> Formats.integer(value);
            case DECIMAL -> Formats.decimal(value);
            case TIME -> Formats.time(value);
            case DATE -> Formats.date(value) || Formats.shortDate(value);
            case TEXT, CODE, COMPOSITE -> false;
        };
    }

    private static Treatment keepIf(boolean harmless) {
        return harmless ? Treatment.KEEP : Treatment.REPLACE;
    }
}
