package io.x12gateway.core.partner;

import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a partner may use up; where one is empty the gateway's settings count. All are above 0. */
public record PartnerLimits(
        OptionalInt requestsPerMinute,
        OptionalInt concurrentUploads,
        OptionalLong fileBytesMax,
        OptionalLong bytesPerDay) {
    public PartnerLimits {
        check(requestsPerMinute.isPresent() && requestsPerMinute.getAsInt() < 1, "requestsPerMinute");
        check(concurrentUploads.isPresent() && concurrentUploads.getAsInt() < 1, "concurrentUploads");
        check(fileBytesMax.isPresent() && fileBytesMax.getAsLong() < 1, "fileBytesMax");
        check(bytesPerDay.isPresent() && bytesPerDay.getAsLong() < 1, "bytesPerDay");
    }

    public static final PartnerLimits STANDARD =
            new PartnerLimits(OptionalInt.empty(), OptionalInt.empty(), OptionalLong.empty(), OptionalLong.empty());

    private static void check(boolean wrong, String name) {
        if (wrong) throw new IllegalArgumentException(name + " is not above 0");
    }
}
