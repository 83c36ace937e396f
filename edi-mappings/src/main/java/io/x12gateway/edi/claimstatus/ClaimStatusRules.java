package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.validation.HierarchyRule;
import io.x12gateway.edi.validation.PatientLevelRule;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.List;

/** What the schemas of 276 and 277 can not say. */
public final class ClaimStatusRules {
    private ClaimStatusRules() {}

    public static List<SituationalRule> request() {
        return List.of(
                new HierarchyRule(List.of("20", "21", "19", "22", "23"), true), new PatientLevelRule("TRN", "2200"));
    }

    public static List<SituationalRule> response() {
        return List.of(new HierarchyRule(List.of("20", "21", "19", "22", "23"), false));
    }
}
