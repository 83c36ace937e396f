package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.ElementPlan;

/**
 * Where qualifier 66 is XX, the identifier after it is an NPI: ten digits whose Luhn sum over 80840 + NPI holds. Told as
 * a warning: who is not a provider is the business answer's to say (AAA 43, status 562).
 */
final class NpiRule implements SituationalRule {
    private static final int QUALIFIER = 66;

    @Override
    public void begin() {}

    @Override
    public void see(Placed placed, Findings findings) {
        for (ElementPlan element : placed.plan().elements()) {
            if (element.number() != QUALIFIER
                    || !placed.element(element.position()).equals("XX")) continue;
            int position = element.position() + 1;
            var npi = placed.element(position);
            if (npi.isEmpty() || holds(npi)) continue;
            var at = placed.at(position);
            findings.add(Fault.of(FindingCode.NPI_CHECK_DIGIT, Level.SNIP5, at)
                    .value(Masking.shown(npi))
                    .expected("ten digits, the last of them the check digit")
                    .message("%s is no NPI: its check digit does not fit.".formatted(at.label()))
                    .fix("Compare it with the provider's enrolment.")
                    .warning());
        }
    }

    static boolean holds(String npi) {
        if (npi.length() != 10 || !Formats.digits(npi)) return false;
        int sum = 24; // what the prefix 80840 adds
        for (int i = 0; i < 10; i++) {
            int digit = npi.charAt(i) - '0';
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
