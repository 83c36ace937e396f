package io.x12gateway.routes.settings;

import io.x12gateway.core.claim.HandoverLimits;
import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.core.response.InquiryLimits;
import io.x12gateway.edi.TransactionType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Which back end answers what.
 *
 * @param eligibility name of the back end for a 270
 * @param claimStatus name of the back end for a 276
 * @param claims name of the claims system that takes in 837P and 837I; empty: nobody does, and claims are refused
 * @param testClaims the same for test data, another one than for production
 * @param handoverDeadline how long one handover of up to a hundred claims may take
 * @param handoverPatience after this a submitter is told in a 277CA that claims were received, even if the claims system is
 *     still silent; they are handed over again and again all the same
 * @param testEligibility the same for test data (ISA15 {@code T}), another one than for production; empty: test
 *     inquiries are refused
 * @param testClaimStatus the same
 * @param searchOptions back ends that are asked for a patient only by one of Medicare's three search options
 * @param realTimeSeats real-time inquiries that may wait for one back end at once; one more is refused with 503
 * @param attemptDeadline how long one attempt at an inquiry of a batch may take
 * @param inquiryDeadline after this an inquiry of a batch counts as not answered
 */
@ConfigurationProperties(prefix = "gateway.routing", ignoreUnknownFields = false)
@Validated
public record RoutingSettings(
        @DefaultValue("hets") @NotBlank String eligibility,
        @DefaultValue("claims") @NotBlank String claimStatus,
        @DefaultValue("hets-test") String testEligibility,
        @DefaultValue("claims-test") String testClaimStatus,
        @DefaultValue({"hets", "hets-test"}) Set<String> searchOptions,
        @DefaultValue("claims-intake") String claims,
        @DefaultValue("claims-test-intake") String testClaims,
        @DefaultValue("64") @Min(1) @Max(10_000) int realTimeSeats,

        @DefaultValue("60s") @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration attemptDeadline,

        @DefaultValue("4h") @DurationMin(seconds = 1) @DurationMax(days = 2)
        Duration inquiryDeadline,

        @DefaultValue("30s") @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration handoverDeadline,

        @DefaultValue("30m") @DurationMin(seconds = 1) @DurationMax(days = 2)
        Duration handoverPatience) {

    RoutingTable table() {
        return new RoutingTable(
                table(eligibility, claimStatus, claims),
                table(testEligibility, testClaimStatus, testClaims),
                searchOptions);
    }

    private static Map<TransactionType, String> table(String eligibility, String claimStatus, String claims) {
        var table = new EnumMap<TransactionType, String>(TransactionType.class);
        if (!eligibility.isBlank()) table.put(TransactionType.ELIGIBILITY_INQUIRY, eligibility);
        if (!claimStatus.isBlank()) table.put(TransactionType.CLAIM_STATUS_REQUEST, claimStatus);
        if (!claims.isBlank()) table.put(TransactionType.PROFESSIONAL_CLAIM, claims);
        if (!claims.isBlank()) table.put(TransactionType.INSTITUTIONAL_CLAIM, claims);
        return table;
    }

    HandoverLimits handoverLimits() {
        return new HandoverLimits(handoverDeadline, handoverPatience);
    }

    InquiryLimits inquiryLimits() {
        return new InquiryLimits(attemptDeadline, inquiryDeadline);
    }
}
