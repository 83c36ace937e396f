package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.TransactionType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** The transaction sets that can be invented: one line each. */
final class Composers {
    private static final Map<TransactionType, LongFunction<Composer>> BY_TYPE = Map.of(
            TransactionType.ELIGIBILITY_INQUIRY, EligibilityInquiryComposer::new,
            TransactionType.ELIGIBILITY_RESPONSE, EligibilityResponseComposer::new,
            TransactionType.CLAIM_STATUS_REQUEST, ClaimStatusRequestComposer::new,
            TransactionType.CLAIM_STATUS_RESPONSE, ClaimStatusResponseComposer::new,
            TransactionType.REMITTANCE_ADVICE, RemittanceComposer::new,
            TransactionType.PROFESSIONAL_CLAIM, ClaimComposer::professional,
            TransactionType.INSTITUTIONAL_CLAIM, ClaimComposer::institutional,
            TransactionType.CLAIM_ACKNOWLEDGMENT, ClaimAcknowledgmentComposer::new,
            TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT, AcknowledgmentComposer::new);

    private Composers() {}

    static Composer of(TransactionType type, long seed) {
        var composer = BY_TYPE.get(type);
        if (composer == null)
            throw new IllegalArgumentException("no " + type + " can be generated; choose from " + names());
        return composer.apply(seed);
    }

    static Set<TransactionType> types() {
        return BY_TYPE.keySet();
    }

    private static List<String> names() {
        return BY_TYPE.keySet().stream().map(TransactionType::toString).sorted().toList();
    }
}
