package io.x12gateway.edi.claim;

import io.x12gateway.edi.validation.HierarchyRule;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.List;

/** What the schemas of 837 and 277CA can not say. */
public final class ClaimRules {
    private ClaimRules() {}

    public static List<SituationalRule> professional() {
        return List.of(hierarchy());
    }

    public static List<SituationalRule> institutional() {
        return List.of(hierarchy());
    }

    public static List<SituationalRule> acknowledgment() {
        return List.of(new HierarchyRule(List.of("20", "21", "19", "PT"), true));
    }

    private static SituationalRule hierarchy() {
        return new HierarchyRule(List.of("20", "22", "23"), true);
    }
}
