package io.x12gateway.edi.claim;

import io.x12gateway.edi.schema.SegmentPlan;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Findings;
import io.x12gateway.edi.validation.Found;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.SituationalRule;

/**
 * Ids of providers by their form: tax id of nine digits, taxonomy code of ten characters, ZIP of nine digits where the
 * guides ask for all of them. Of a place of service that is only a note: payers pay without. Whether a provider is
 * enrolled is not asked.
 */
final class ProviderRule implements SituationalRule {
    private static final String BILLING = "2010AA";

    /** Loops of the place of service: 837P, 837I. */
    private static final String PLACES = "2310C 2310E 2420C";

    @Override
    public boolean concerns(String loop, SegmentPlan use) {
        return switch (use.id()) {
            case "REF" -> loop.equals(BILLING);
            case "PRV" -> true;
            case "N4" -> asksForNineDigits(loop);
            default -> false;
        };
    }

    static boolean asksForNineDigits(String loop) {
        return loop.equals(BILLING) || PLACES.contains(loop);
    }

    @Override
    public void begin() {}

    @Override
    public void see(Placed placed, Findings findings) {
        switch (placed.id()) {
            case "REF" -> taxId(placed, findings);
            case "PRV" -> taxonomy(placed, findings);
            default -> zip(placed, findings);
        }
    }

    private static void taxId(Placed ref, Findings findings) {
        if (!ref.says(1, "EI") && !ref.says(1, "SY")) return;
        if (Shape.fits(ref.view(), 2, "ddddddddd") || !ref.has(2)) return;
        findings.add(Fault.of(FindingCode.CLAIM_TAX_ID, Level.SNIP5, ref.at(2))
                .found(new Found(ref.element(2), true))
                .expected("nine digits")
                .message("The tax id of the billing provider is not nine digits.")
                .fix("Send the nine digits without a hyphen.")
                .codes(AckCodes.claim("A7:128:85")));
    }

    private static void taxonomy(Placed prv, Findings findings) {
        if (!prv.has(3) || Shape.fits(prv.view(), 3, "dddwwwwwww")) return;
        findings.add(Fault.of(FindingCode.CLAIM_TAXONOMY, Level.SNIP5, prv.at(3))
                .value(prv.element(3))
                .expected("ten characters such as 207Q00000X")
                .message(prv.at(3).label() + " is no taxonomy code.")
                .fix("Send the code of the provider taxonomy that the provider enrolled with.")
                .codes(AckCodes.claim("A7:145:" + entity(prv))));
    }

    /** Whom the status is about, in codes of list 98. */
    private static String entity(Placed prv) {
        if (prv.says(1, "BI")) return "85";
        return prv.says(1, "AT") ? "71" : "82";
    }

    private static void zip(Placed n4, Findings findings) {
        boolean american = !n4.has(4);
        if (!american || !n4.has(3) || Shape.fits(n4.view(), 3, "ddddddddd")) return;
        var fault = Fault.of(FindingCode.CLAIM_ZIP, Level.SNIP5, n4.at(3))
                .value(n4.element(3))
                .expected("nine digits")
                .message(n4.at(3).label() + " is no ZIP code of nine digits.")
                .fix("Send the ZIP code with its four further digits and without a hyphen.");
        findings.add(n4.loop().equals(BILLING) ? fault.codes(AckCodes.claim("A7:500:85")) : fault.warning());
    }
}
