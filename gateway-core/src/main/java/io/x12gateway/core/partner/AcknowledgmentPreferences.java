package io.x12gateway.core.partner;

/**
 * Which acknowledgments a partner wants beside the 999, which there always is.
 *
 * @param readableReport whether a report for people lies beside them
 */
public record AcknowledgmentPreferences(Ta1 ta1, boolean readableReport) {
    /** When an interchange gets a TA1. A rejected one always does. */
    public enum Ta1 {
        ALWAYS,
        /** Only if it was rejected, whatever ISA14 says. */
        ON_ERROR,
        /** As ISA14 of the interchange asks for. */
        AS_ASKED
    }

    public static final AcknowledgmentPreferences STANDARD = new AcknowledgmentPreferences(Ta1.AS_ASKED, true);
}
