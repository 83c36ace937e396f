package io.x12gateway.core.lineage;

import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

/** An 837: each CLM with all that follows until the next one or another person. */
final class SubmittedSet extends SetScan {
    private static final String BILLING = "20";
    private static final String SUBSCRIBER = "22";
    private String level = "";
    private String payer = "";
    private String patient = "";

    SubmittedSet(TransactionType type, long from, String control, String usage) {
        super(type, from, control, usage);
    }

    @Override
    boolean ends(SegmentView segment) {
        if (!segment.is("HL")) return false;
        level = segment.element(3);
        return true;
    }

    @Override
    @Nullable
    OpenClaim begins(SegmentView segment) {
        if (!segment.is("CLM")) return null;
        var claim = new OpenClaim(segment.offset(), What.SUBMITTED);
        claim.claim = segment.element(1);
        claim.payerId = payer;
        claim.code = segment.component(5, 3);
        claim.charge = amount(segment.element(2));
        claim.patient = patient;
        claim.detail = "charged " + brief(segment.element(2)) + frequency(segment.component(5, 3));
        return claim;
    }

    /** CLM05-3. */
    private static String frequency(String code) {
        return switch (code) {
            case "7" -> ", replaces a claim";
            case "8" -> ", voids a claim";
            default -> "";
        };
    }

    @Override
    void around(SegmentView segment) {
        if (level.equals(SUBSCRIBER)) subscriber(segment);
        if (level.equals(BILLING) && segment.is("NM1") && segment.says(1, "85"))
            provider = segment.says(8, "XX") ? npi(segment.element(9)) : "";
    }

    /** What is a subscriber's is her dependants', too. */
    private void subscriber(SegmentView segment) {
        if (segment.is("HL")) {
            payer = "";
            patient = "";
        } else if (segment.is("NM1") && segment.says(1, "PR")) payer = payer(segment.element(9));
        else if (segment.is("NM1") && segment.says(1, "IL")) patient = member(segment);
    }

    @Override
    void inside(SegmentView segment, OpenClaim claim) {
        if (segment.is("NM1") || segment.is("SBR") || segment.is("LX")) claim.atHead = false;
        else if (claim.atHead && segment.is("REF") && segment.says(1, "F8")) claim.original = segment.element(2);
        else if (claim.atHead && segment.is("REF") && segment.says(1, "D9")) claim.trace = segment.element(2);
    }
}
