package io.x12gateway.core.lineage;

import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** An 835: each CLP with its service lines. */
final class RemittanceSet extends SetScan {
    private String trace = "";
    private String detail = "";
    private String payer = "";
    private String method = "";
    private Optional<BigDecimal> amount = Optional.empty();
    private Optional<LocalDate> paidOn = Optional.empty();

    RemittanceSet(TransactionType type, long from, String control, String usage) {
        super(type, from, control, usage);
    }

    @Override
    boolean ends(SegmentView segment) {
        return segment.is("LX") || segment.is("PLB");
    }

    @Override
    @Nullable
    OpenClaim begins(SegmentView segment) {
        if (!segment.is("CLP")) return null;
        var claim = new OpenClaim(segment.offset(), what(segment.element(2)));
        claim.claim = segment.element(1);
        claim.payer = segment.element(7);
        claim.payerId = payer;
        claim.code = segment.element(2);
        claim.charge = amount(segment.element(3));
        claim.paid = amount(segment.element(4));
        claim.detail = "status " + brief(segment.element(2)) + ", charged " + brief(segment.element(3)) + ", paid "
                + brief(segment.element(4));
        return claim;
    }

    /** CLP02. */
    private static What what(String status) {
        return switch (status) {
            case "1", "2", "3", "19", "20", "21" -> What.PAID;
            case "4" -> What.DENIED;
            case "22" -> What.REVERSED;
            default -> What.MENTIONED;
        };
    }

    @Override
    void around(SegmentView segment) {
        if (segment.is("BPR")) {
            method = brief(segment.element(4));
            amount = amount(segment.element(2));
            paidOn = date(segment.element(16));
            detail = "payment of " + brief(segment.element(2)) + " by " + brief(segment.element(4)) + " on "
                    + brief(segment.element(16));
        } else if (segment.is("TRN")) {
            trace = segment.element(2);
            payer = payer(segment.element(3));
        }
        if (segment.is("N1") && segment.says(1, "PE") && segment.says(3, "XX")) provider = npi(segment.element(4));
    }

    @Override
    void inside(SegmentView segment, OpenClaim claim) {
        if (segment.is("SVC")) claim.atHead = false;
        else if (claim.atHead && segment.is("REF") && segment.says(1, "F8")) claim.original = segment.element(2);
        else if (claim.patient.isEmpty() && segment.is("NM1") && (segment.says(1, "QC") || segment.says(1, "IL")))
            claim.patient = member(segment);
    }

    @Override
    String detail() {
        return detail;
    }

    @Override
    ClaimEvent.Figures figures(String usage) {
        return new ClaimEvent.Figures(usage, payer, method, Optional.empty(), amount, paidOn);
    }

    @Override
    String trace() {
        return trace;
    }
}
