package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.validation.AddressRule;
import io.x12gateway.edi.validation.HierarchyRule;
import io.x12gateway.edi.validation.PatientLevelRule;
import io.x12gateway.edi.validation.RejectedLevelRule;
import io.x12gateway.edi.validation.SituationalRule;
import io.x12gateway.edi.validation.TraceRule;

import java.util.List;

/** What the schemas of 270 and 271 can not say. */
public final class EligibilityRules {
    private EligibilityRules() {}

    public static List<SituationalRule> inquiry() {
        return List.of(
                new HierarchyRule(List.of("20", "21", "22", "23"), true),
                new PatientLevelRule("EQ", "2110"),
                new InquiryRule(),
                new TraceRule(),
                new AddressRule());
    }

    public static List<SituationalRule> response() {
        return List.of(
                new HierarchyRule(List.of("20", "21", "22", "23"), false),
                new RejectedLevelRule("AAA", aaa -> true, "2110"),
                new BenefitRule(),
                new AddressRule());
    }
}
