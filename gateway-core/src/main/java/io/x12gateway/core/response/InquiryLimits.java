package io.x12gateway.core.response;

import java.time.Duration;

/**
 * How long we ask.
 *
 * @param attempt one call of a back end
 * @param inquiry from opening a batch inquiry until it is closed without an answer; it is put again and again meanwhile
 */
public record InquiryLimits(Duration attempt, Duration inquiry) {
    public static final InquiryLimits DEFAULT = new InquiryLimits(Duration.ofSeconds(60), Duration.ofHours(4));
}
