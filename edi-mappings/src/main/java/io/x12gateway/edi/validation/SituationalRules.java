package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;

import java.util.ArrayList;
import java.util.List;

/** Which situational rules judge which transaction set: those of every set, and its own. */
final class SituationalRules {
    private SituationalRules() {}

    /** Fresh rules for one judge. */
    static List<SituationalRule> of(TransactionType type) {
        var rules = new ArrayList<SituationalRule>();
        rules.add(new DateFormatRule());
        rules.add(new NpiRule());
        rules.addAll(type.rules());
        for (var rule : rules) rule.begin();
        return rules;
    }
}
