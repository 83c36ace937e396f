package io.x12gateway.edi.claim;

import io.x12gateway.edi.claimstatus.ClaimStatusRules;
import io.x12gateway.edi.validation.AddressRule;
import io.x12gateway.edi.validation.HierarchyRule;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.ArrayList;
import java.util.List;

/** What the schemas of 837 and 277CA can not say. */
public final class ClaimRules {
    private ClaimRules() {}

    public static List<SituationalRule> professional() {
        var rules = claim(false);
        rules.add(new RenderingRule());
        return rules;
    }

    public static List<SituationalRule> institutional() {
        return claim(true);
    }

    private static List<SituationalRule> claim(boolean institutional) {
        return new ArrayList<>(List.of(
                new HierarchyRule(List.of("20", "22", "23"), true),
                new WhoIsPatientRule(),
                new ClaimBalanceRule(),
                new ProviderRule(),
                new PersonRule(),
                new CodeRule(institutional),
                new DiagnosisRule(),
                new ServiceDateRule(),
                new LineNumberRule(),
                new AddressRule(ProviderRule::asksForNineDigits),
                new SituationRule(institutional)));
    }

    public static List<SituationalRule> acknowledgment() {
        return List.of(
                new HierarchyRule(List.of("20", "21", "19", "PT"), true),
                ClaimStatusRules.acknowledged(),
                new AnswerTotalsRule());
    }
}
