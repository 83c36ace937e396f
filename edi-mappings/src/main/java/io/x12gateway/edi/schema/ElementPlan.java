package io.x12gateway.edi.schema;

import java.util.List;
import java.util.Set;

/**
 * What a guide says about one element or component.
 *
 * @param position 1-based in its segment or composite
 * @param number X12 data element number, 0 for a composite
 * @param repeats how often it may repeat inside the segment, 1 for most
 * @param values the codes that the guide allows; empty if it lists none
 * @param components the parts of a composite; empty for a simple element
 * @param title our own words for it; empty if it is not used
 */
public record ElementPlan(
        int position,
        Usage usage,
        Kind kind,
        int number,
        int minLength,
        int maxLength,
        int repeats,
        Set<String> values,
        List<ElementPlan> components,
        String title) {

    /** X12 element 782, an amount of money: the guides allow ten digits where the standard allows eighteen. */
    private static final int AMOUNT = 782;

    private static final int AMOUNT_DIGITS = 10;

    public ElementPlan {
        values = Set.copyOf(values);
        components = List.copyOf(components);
    }

    public enum Usage {
        REQUIRED,
        SITUATIONAL,
        NOT_USED
    }

    /** X12.6 data types: AN, ID, N0, R, DT, TM, or a composite of such. */
    public enum Kind {
        TEXT,
        CODE,
        INTEGER,
        DECIMAL,
        DATE,
        TIME,
        COMPOSITE
    }

    /** The most characters, or digits of a number, that a value may have. */
    public int largest() {
        return number == AMOUNT ? Math.min(AMOUNT_DIGITS, maxLength) : maxLength;
    }

    /** The codes that the value, or the first component of it, may have; empty if none are listed. */
    public Set<String> codes() {
        return composite() && !components.isEmpty() ? components.getFirst().values() : values;
    }

    public boolean composite() {
        return kind == Kind.COMPOSITE;
    }
}
