package io.x12gateway.core.admission;

import io.x12gateway.core.partner.PartnerLimits;

/**
 * What one partner may take.
 *
 * @param requestsPerMinute on average; a minute's worth may come at once
 * @param concurrentUploads files that may be on their way at once
 * @param fileBytesMax size of one file
 * @param bytesPerDay on average; a day's worth may come at once
 */
public record Allowance(int requestsPerMinute, int concurrentUploads, long fileBytesMax, long bytesPerDay) {
    public Allowance {
        if (requestsPerMinute < 1 || concurrentUploads < 1 || fileBytesMax < 1 || bytesPerDay < 1)
            throw new IllegalArgumentException("every limit must be above 0");
    }

    /** The partner's own limits where it has some; a file is never larger than the gateway takes at all. */
    Allowance with(PartnerLimits own) {
        return new Allowance(
                own.requestsPerMinute().orElse(requestsPerMinute),
                own.concurrentUploads().orElse(concurrentUploads),
                Math.min(fileBytesMax, own.fileBytesMax().orElse(fileBytesMax)),
                own.bytesPerDay().orElse(bytesPerDay));
    }
}
