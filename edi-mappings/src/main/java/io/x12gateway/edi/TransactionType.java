package io.x12gateway.edi;

import java.util.Optional;

/**
 * The register of supported guides: one line each. The guide id stands in GS08 and, except for the 835, in ST03; 277
 * and 277CA share ST01 and GS01 and are told apart by it alone.
 */
public enum TransactionType {
    ELIGIBILITY_INQUIRY("270", "HS", "005010X279A1"),
    ELIGIBILITY_RESPONSE("271", "HB", "005010X279A1"),
    CLAIM_STATUS_REQUEST("276", "HR", "005010X212"),
    CLAIM_STATUS_RESPONSE("277", "HN", "005010X212"),
    REMITTANCE_ADVICE("835", "HP", "005010X221A1"),
    IMPLEMENTATION_ACKNOWLEDGMENT("999", "FA", "005010X231A1");

    private final String setId;
    private final String functionalId;
    private final String guide;

    TransactionType(String setId, String functionalId, String guide) {
        this.setId = setId;
        this.functionalId = functionalId;
        this.guide = guide;
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
