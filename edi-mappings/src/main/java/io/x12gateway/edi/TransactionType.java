package io.x12gateway.edi;

import io.x12gateway.edi.claimstatus.ClaimStatusRules;
import io.x12gateway.edi.eligibility.EligibilityRules;
import io.x12gateway.edi.remittance.RemittanceRules;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The register of supported guides: one line each. The guide id stands in GS08 and, except for the 835, in ST03; 277
 * and 277CA share ST01 and GS01 and are told apart by it alone.
 */
public enum TransactionType {
    ELIGIBILITY_INQUIRY("270", "HS", "005010X279A1", EligibilityRules::inquiry),
    ELIGIBILITY_RESPONSE("271", "HB", "005010X279A1", EligibilityRules::response),
    CLAIM_STATUS_REQUEST("276", "HR", "005010X212", ClaimStatusRules::request),
    CLAIM_STATUS_RESPONSE("277", "HN", "005010X212", ClaimStatusRules::response),
    REMITTANCE_ADVICE("835", "HP", "005010X221A1", RemittanceRules::advice),
    IMPLEMENTATION_ACKNOWLEDGMENT("999", "FA", "005010X231A1", List::of);

    private final String setId;
    private final String functionalId;
    private final String guide;
    private final Supplier<List<SituationalRule>> rules;

    TransactionType(String setId, String functionalId, String guide, Supplier<List<SituationalRule>> rules) {
        this.setId = setId;
        this.functionalId = functionalId;
        this.guide = guide;
        this.rules = rules;
    }

    /** ST01. */
    public String setId() {
        return setId;
    }

    /** GS01. */
    public String functionalId() {
        return functionalId;
    }

    /** GS08, and ST03 where the set has one. */
    public String guide() {
        return guide;
    }

    /** Whether ST03 is used: everywhere but in the 835. */
    public boolean namesGuideInHeader() {
        return this != REMITTANCE_ADVICE;
    }

    /** Fresh rules of this set's own, beyond its schema; for one judge. */
    public List<SituationalRule> rules() {
        return rules.get();
    }

    public static Optional<TransactionType> of(String setId, String guide) {
        for (var type : values()) if (type.setId.equals(setId) && type.guide.equals(guide)) return Optional.of(type);
        return Optional.empty();
    }

    /** The label people use: {@code 270}, {@code 835}, {@code 999}. */
    @Override
    public String toString() {
        return setId;
    }
}
