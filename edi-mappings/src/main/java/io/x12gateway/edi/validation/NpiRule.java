package io.x12gateway.edi.validation;

import io.x12gateway.edi.schema.CodeSet;
import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import io.x12gateway.edi.schema.SegmentPlan;

/**
 * Where qualifier 66 is XX, the identifier after it is an NPI: ten digits, the first 1 or 2, whose Luhn sum over
 * 80840 + NPI holds. Told as a warning: who is not a provider is the business answer's to say (AAA 43, status 562).
 */
final class NpiRule implements SituationalRule {
    private static final int QUALIFIER = 66;
    private static final long NPI = CodeSet.key("XX");

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return use.elements().stream().anyMatch(NpiRule::mayAnnounceNpi);
    }

    /** Where the guide lists other codes alone, an XX is a fault of its own. */
    private static boolean mayAnnounceNpi(ElementPlan element) {
        if (element.number() != QUALIFIER || element.usage() == Usage.NOT_USED) return false;
        return element.values().isEmpty() || element.values().contains("XX");
    }

    @Override
    public void begin() {}

    @Override
    public void see(Placed placed, Findings findings) {
        for (int position : placed.use().identifierQualifiers())
            if (placed.key(position) == NPI) check(placed, position + 1, findings);
    }

    private static void check(Placed placed, int position, Findings findings) {
        var view = placed.view();
        if (!view.has(position) || holds(view.bytes(), view.start(position), view.end(position))) return;
        var at = placed.at(position);
        findings.add(Fault.of(FindingCode.NPI_CHECK_DIGIT, Level.SNIP5, at)
                .value(placed.element(position))
                .expected("ten digits, the first 1 or 2, the last the check digit")
                .message("%s is no NPI: its check digit does not fit.".formatted(at.label()))
                .fix("Compare it with the provider's enrolment.")
                .warning());
    }

    /** As {@link io.x12gateway.edi.segment.Npi#holds} does it, over the bytes in place. */
    static boolean holds(byte[] bytes, int from, int to) {
        if (to - from != 10 || bytes[from] != '1' && bytes[from] != '2') return false;
        int sum = 24; // what the prefix 80840 adds
        for (int i = 0; i < 10; i++) {
            int digit = bytes[from + i] - '0';
            if (digit < 0 || digit > 9) return false;
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
