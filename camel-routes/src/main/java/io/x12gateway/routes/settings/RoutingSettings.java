package io.x12gateway.routes.settings;

import io.x12gateway.core.inquiry.RoutingTable;
import io.x12gateway.edi.TransactionType;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.Map;

/**
 * Which back end answers what.
 *
 * @param eligibility name of the back end for a 270
 * @param claimStatus name of the back end for a 276
 * @param realTimeSeats real-time inquiries that may wait for one back end at once; one more is refused with 503
 */
@ConfigurationProperties(prefix = "gateway.routing", ignoreUnknownFields = false)
@Validated
public record RoutingSettings(
        @DefaultValue("hets") @NotBlank String eligibility,
        @DefaultValue("claims") @NotBlank String claimStatus,
        @DefaultValue("64") @Min(1) @Max(10_000) int realTimeSeats) {

    RoutingTable table() {
        return new RoutingTable(Map.of(
                TransactionType.ELIGIBILITY_INQUIRY, eligibility, TransactionType.CLAIM_STATUS_REQUEST, claimStatus));
    }
}
