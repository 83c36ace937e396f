package io.x12gateway.edi.remittance;

import io.x12gateway.edi.validation.AddressRule;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.List;

/** What the schema of the 835 can not say. */
public final class RemittanceRules {
    private RemittanceRules() {}

    public static List<SituationalRule> advice() {
        return List.of(
                new BalanceRule(),
                new PaymentRule(),
                new HeaderGroupRule(),
                new ClaimRule(),
                new DatesRule(),
                new AdjustmentRule(AdjustmentCodes.standard()),
                new AddressRule());
    }
}
