package io.x12gateway.core.partner;

/** Where a partner stands, and what follows from it at every door. */
public enum PartnerStatus {
    /** Applied and not admitted yet: no log-in, and nothing is delivered. */
    APPLIED,
    /** Exchanges test data (ISA15 {@code T}) and nothing else. */
    TESTING,
    ACTIVE,
    /** May log in, send and ask; what would be delivered to it is held until it is resumed. */
    PAUSED,
    /** No log-in; what would be delivered to it is held. */
    SUSPENDED,
    /** No log-in, and it is nobody's recipient any more. */
    CLOSED;

    public boolean mayLogIn() {
        return this == TESTING || this == ACTIVE || this == PAUSED;
    }

    /** Whether documents go to it at all, be it that they are held for the time being. */
    public boolean isRecipient() {
        return this != APPLIED && this != CLOSED;
    }

    /** Whether what is meant for it waits until somebody resumes it. */
    public boolean holdsDeliveries() {
        return this == PAUSED || this == SUSPENDED;
    }
}
