package io.x12gateway.core.lineage;

import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

/** A 276, 277 or 277CA: each TRN at the patient's level, with what is said there. */
final class StatusSet extends SetScan {
    private final boolean acknowledges;
    private String level = "";
    private String patient = "";

    StatusSet(TransactionType type, long from, String control, String usage) {
        super(type, from, control, usage);
        acknowledges = type == TransactionType.CLAIM_ACKNOWLEDGMENT;
    }

    @Override
    boolean ends(SegmentView segment) {
        if (!segment.is("HL")) return false;
        level = segment.element(3);
        if (level.equals("19")) provider = "";
        if (level.equals("22") || level.equals("PT")) patient = "";
        return true;
    }

    @Override
    @Nullable
    OpenClaim begins(SegmentView segment) {
        if (!segment.is("TRN") || !isPatients(level)) return null;
        var claim = new OpenClaim(segment.offset(), what());
        claim.patient = patient;
        if (acknowledges) claim.claim = segment.element(2);
        else if (!segment.says(2, "0")) claim.trace = segment.element(2); // 0: there was none to give back
        return claim;
    }

    private static boolean isPatients(String level) {
        return level.equals("22") || level.equals("23") || level.equals("PT");
    }

    private What what() {
        if (acknowledges) return What.ACKNOWLEDGED;
        return type() == TransactionType.CLAIM_STATUS_REQUEST ? What.ASKED : What.ANSWERED;
    }

    @Override
    void around(SegmentView segment) {
        if (!segment.is("NM1")) return;
        if (level.equals("19") && (segment.says(1, "1P") || segment.says(1, "85")) && segment.says(8, "XX"))
            provider = npi(segment.element(9));
        else if (isPatients(level) && (segment.says(1, "IL") || segment.says(1, "QC")) && patient.isEmpty())
            patient = member(segment);
    }

    @Override
    void inside(SegmentView segment, OpenClaim claim) {
        if (segment.is("SVC")) claim.atHead = false;
        if (!claim.atHead) return;
        if (segment.is("REF")) reference(segment, claim);
        else if (segment.is("STC") && claim.code.isEmpty()) {
            claim.code = brief(segment.component(1, 1)) + ":" + brief(segment.component(1, 2));
            claim.detail = "status " + claim.code;
        }
    }

    private void reference(SegmentView ref, OpenClaim claim) {
        if (ref.says(1, "1K")) claim.payer = ref.element(2);
        else if (ref.says(1, "EJ")) claim.claim = ref.element(2);
        else if (ref.says(1, "D9") && claim.trace.isEmpty()) claim.trace = ref.element(2);
    }
}
