package io.x12gateway.core.partner;

import java.util.OptionalInt;

/**
 * How a partner's folders behave.
 *
 * @param retentionDays how long an acknowledged item stays restorable; empty: as the gateway's settings say
 * @param uploadTrigger what says that an upload is complete
 * @param markerSuffix with {@code MARKER}: {@code file.x12} counts once {@code file.x12} + suffix was uploaded
 * @param acceptedShown whether names of accepted uploads stay in the listing for a time
 */
public record MailboxRules(
        OptionalInt retentionDays, UploadTrigger uploadTrigger, String markerSuffix, boolean acceptedShown) {
    public enum UploadTrigger {
        /** The upload was closed under a name that is not one of a temporary file. */
        CLOSE,
        /** It was renamed from a temporary name. */
        RENAME,
        /** A marker file came after it. */
        MARKER
    }

    public MailboxRules {
        if (retentionDays.isPresent() && retentionDays.getAsInt() < 1)
            throw new IllegalArgumentException("retentionDays is not above 0");
        if (markerSuffix.isBlank() || markerSuffix.indexOf('/') >= 0)
            throw new IllegalArgumentException("markerSuffix '" + markerSuffix + "' is not the end of a file name");
    }

    public static final String MARKER_SUFFIX = ".done";

    public static final MailboxRules STANDARD =
            new MailboxRules(OptionalInt.empty(), UploadTrigger.CLOSE, MARKER_SUFFIX, true);
}
