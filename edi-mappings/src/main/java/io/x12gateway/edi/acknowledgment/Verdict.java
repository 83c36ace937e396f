package io.x12gateway.edi.acknowledgment;

/** TA104, IK501 and AK901 in one list; {@code PARTIALLY_ACCEPTED} is for groups only. */
public enum Verdict {
    ACCEPTED("A"),
    /** Taken in; the sender must not send it again. */
    ACCEPTED_WITH_ERRORS("E"),
    PARTIALLY_ACCEPTED("P"),
    REJECTED("R");

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean accepted() {
        return this != REJECTED;
    }

    /** The security codes M, W and X say why nothing was taken in, and so does everything unknown. */
    static Verdict of(String code) {
        for (var verdict : values()) if (verdict.code.equals(code)) return verdict;
        return REJECTED;
    }
}
