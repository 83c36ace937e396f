package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.validation.SituationalRule;

import java.util.List;

/** What the schema of the 999 can not say. */
public final class AcknowledgmentRules {
    private AcknowledgmentRules() {}

    public static List<SituationalRule> implementation() {
        return List.of(new ImplementationRule());
    }
}
