package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;

import java.util.ArrayList;
import java.util.List;

/** Which situational rules judge which transaction set. */
final class SituationalRules {
    private SituationalRules() {}

    /** Fresh rules for one transaction set. */
    static List<SituationalRule> of(TransactionType type) {
        var rules = new ArrayList<SituationalRule>();
        rules.add(new DateFormatRule());
        rules.add(new NpiRule());
        switch (type) {
            case ELIGIBILITY_INQUIRY -> {
                rules.add(new HierarchyRule(List.of("20", "21", "22", "23"), true));
                rules.add(new PatientLevelRule("EQ", "2110"));
            }
            case ELIGIBILITY_RESPONSE -> rules.add(new HierarchyRule(List.of("20", "21", "22", "23"), false));
            case CLAIM_STATUS_REQUEST -> {
                rules.add(new HierarchyRule(List.of("20", "21", "19", "22", "23"), true));
                rules.add(new PatientLevelRule("TRN", "2200"));
            }
            case CLAIM_STATUS_RESPONSE -> rules.add(new HierarchyRule(List.of("20", "21", "19", "22", "23"), false));
            case REMITTANCE_ADVICE -> rules.add(new RemittanceBalanceRule());
            case IMPLEMENTATION_ACKNOWLEDGMENT -> {
                // nothing beyond the grammar
            }
        }
        return rules;
    }
}
