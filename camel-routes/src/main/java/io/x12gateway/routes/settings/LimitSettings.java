package io.x12gateway.routes.settings;

import io.x12gateway.core.admission.Allowance;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a partner may use up that has no limits of its own, on each node and through all doors together.
 *
 * @param requestsPerMinute on average; a minute's worth may come at once
 * @param concurrentUploads files on their way at once
 * @param bytesPerDay on average; a day's worth may come at once
 */
@ConfigurationProperties(prefix = "gateway.limits", ignoreUnknownFields = false)
@Validated
public record LimitSettings(
        @DefaultValue("60000") @Min(1) int requestsPerMinute,
        @DefaultValue("64") @Min(1) int concurrentUploads,
        @DefaultValue("50GB") DataSize bytesPerDay) {

    Allowance allowance(DataSize bodySizeMax) {
        return new Allowance(requestsPerMinute, concurrentUploads, bodySizeMax.toBytes(), bytesPerDay.toBytes());
    }
}
