package io.x12gateway.routes.channel.http.core;

import java.util.Optional;

/**
 * What a WS-Security header may say so that nobody uses it a second time; all as it was written.
 *
 * @param nonce of the UsernameToken
 * @param created of the UsernameToken
 * @param expires of the header's Timestamp
 */
record Freshness(Optional<String> nonce, Optional<String> created, Optional<String> expires) {
    static final Freshness NONE = new Freshness(Optional.empty(), Optional.empty(), Optional.empty());

    Freshness withNonce(String text) {
        return new Freshness(Optional.of(text), created, expires);
    }

    Freshness withCreated(String text) {
        return new Freshness(nonce, Optional.of(text), expires);
    }

    Freshness withExpires(String text) {
        return new Freshness(nonce, created, Optional.of(text));
    }
}
