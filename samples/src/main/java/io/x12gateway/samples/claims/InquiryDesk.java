package io.x12gateway.samples.claims;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads an inquiry in the claims system's own XML and answers it in the same. */
final class InquiryDesk {
    private final StatusDesk statuses;

    InquiryDesk(ClaimsStore store, Clock clock) {
        this.statuses = new StatusDesk(store, clock);
    }

    interface Asked {
        List<String> subjects();

        byte[] answer();

        byte[] unavailable();
    }

    Optional<Asked> read(byte[] message) {
        return Optional.empty();
    }
}
