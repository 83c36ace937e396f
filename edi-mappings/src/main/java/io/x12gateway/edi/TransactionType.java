package io.x12gateway.edi;

import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.AcknowledgmentRules;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.claim.ClaimBatch;
import io.x12gateway.edi.claim.ClaimRules;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.claimstatus.ClaimStatusRules;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import io.x12gateway.edi.eligibility.EligibilityRules;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.remittance.RemittanceRules;
import io.x12gateway.edi.segment.RecordForm;
import io.x12gateway.edi.validation.SituationalRule;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The register of supported guides: one line each. The guide id stands in GS08 and, except for the 835, in ST03; 277
 * and 277CA share ST01 and GS01, as 837P and 837I do, and are told apart by it alone.
 */
public enum TransactionType {
    ELIGIBILITY_INQUIRY("270", "HS", "005010X279A1", Kind.INQUIRY, EligibilityRules::inquiry),
    ELIGIBILITY_RESPONSE("271", "HB", "005010X279A1", Kind.REPLY, EligibilityRules::response),
    CLAIM_STATUS_REQUEST("276", "HR", "005010X212", Kind.INQUIRY, ClaimStatusRules::request),
    CLAIM_STATUS_RESPONSE("277", "HN", "005010X212", Kind.REPLY, ClaimStatusRules::response),
    CLAIM_ACKNOWLEDGMENT("277CA", "HN", "005010X214", Kind.ACKNOWLEDGMENT, ClaimRules::acknowledgment),
    REMITTANCE_ADVICE("835", "HP", "005010X221A1", Kind.REMITTANCE, RemittanceRules::advice),
    PROFESSIONAL_CLAIM("837P", "HC", "005010X222A1", Kind.CLAIM, ClaimRules::professional),
    INSTITUTIONAL_CLAIM("837I", "HC", "005010X223A2", Kind.CLAIM, ClaimRules::institutional),
    IMPLEMENTATION_ACKNOWLEDGMENT(
            "999", "FA", "005010X231A1", Kind.ACKNOWLEDGMENT, AcknowledgmentRules::implementation);

    /** What a transaction set is for. */
    public enum Kind {
        /** Asks and wants a reply. */
        INQUIRY,
        /** Answers an inquiry. */
        REPLY,
        /** Asks for payment. */
        CLAIM,
        /** Tells of a payment. */
        REMITTANCE,
        /** Says that something was received, and whether it was accepted. Is never acknowledged itself. */
        ACKNOWLEDGMENT
    }

    private static final int SET_ID_LENGTH = 3;

    private static final TransactionType[] ALL = values();

    private final String label;
    private final String setId;
    private final String functionalId;
    private final String guide;
    private final Kind kind;
    private final Supplier<List<SituationalRule>> rules;

    TransactionType(String label, String functionalId, String guide, Kind kind, Supplier<List<SituationalRule>> rules) {
        this.label = label;
        this.setId = label.substring(0, SET_ID_LENGTH);
        this.functionalId = functionalId;
        this.guide = guide;
        this.kind = kind;
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

    public Kind kind() {
        return kind;
    }

    /** Whether ST03 is used: everywhere but in the 835. */
    public boolean namesGuideInHeader() {
        return this != REMITTANCE_ADVICE;
    }

    /** Fresh rules of this set's own, beyond its schema; for one judge. */
    public List<SituationalRule> rules() {
        return rules.get();
    }

    /** The typed record of this set, where it has one. */
    public Optional<RecordForm<?>> record() {
        return switch (this) {
            case ELIGIBILITY_INQUIRY ->
                Optional.of(new RecordForm<>(
                        EligibilityInquiry.class, EligibilityInquiry::read, EligibilityInquiry::segments));
            case ELIGIBILITY_RESPONSE ->
                Optional.of(new RecordForm<>(
                        EligibilityResponse.class, EligibilityResponse::read, EligibilityResponse::segments));
            case CLAIM_STATUS_REQUEST ->
                Optional.of(new RecordForm<>(
                        ClaimStatusRequest.class, ClaimStatusRequest::read, ClaimStatusRequest::segments));
            case CLAIM_STATUS_RESPONSE ->
                Optional.of(new RecordForm<>(
                        ClaimStatusResponse.class, ClaimStatusResponse::read, ClaimStatusResponse::segments));
            case REMITTANCE_ADVICE ->
                Optional.of(
                        new RecordForm<>(RemittanceAdvice.class, RemittanceAdvice::read, RemittanceAdvice::segments));
            case IMPLEMENTATION_ACKNOWLEDGMENT ->
                Optional.of(new RecordForm<>(Ack999.class, Ack999::read, Ack999::segments));
            case CLAIM_ACKNOWLEDGMENT ->
                Optional.of(new RecordForm<>(
                        ClaimAcknowledgment.class, ClaimAcknowledgment::read, ClaimAcknowledgment::segments));
            case PROFESSIONAL_CLAIM, INSTITUTIONAL_CLAIM ->
                Optional.of(new RecordForm<>(ClaimBatch.class, ClaimBatch::read, ClaimBatch::segments));
        };
    }

    public static Optional<TransactionType> of(String setId, String guide) {
        for (var type : ALL) if (type.setId.equals(setId) && type.guide.equals(guide)) return Optional.of(type);
        return Optional.empty();
    }

    /** The label people use: ST01 and, where it is shared, what tells: {@code 270}, {@code 277CA}, {@code 837P}. */
    @Override
    public String toString() {
        return label;
    }
}
