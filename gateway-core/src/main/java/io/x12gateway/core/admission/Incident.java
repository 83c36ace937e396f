package io.x12gateway.core.admission;

/** What strangers and partners do that belongs on record, though nothing came of it. */
public enum Incident {
    /** Somebody showed a credential that is nobody's, or showed none where one is needed. */
    LOGIN_REFUSED("login.refused", "refused"),
    /** A header or parameter whose only use is to steer what works behind the door. */
    HEADER_DROPPED("header.dropped", "dropped"),
    /** A partner went beyond its limits. */
    LIMIT_REACHED("limit.reached", "refused");

    private final String action;
    private final String outcome;

    Incident(String action, String outcome) {
        this.action = action;
        this.outcome = outcome;
    }

    /** As the audit trail calls it. */
    public String action() {
        return action;
    }

    String outcome() {
        return outcome;
    }
}
