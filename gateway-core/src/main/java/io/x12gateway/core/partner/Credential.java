package io.x12gateway.core.partner;

import java.time.Instant;

/** One way of several to prove who one is, for a time. None of them can be used to log in as it stands. */
public sealed interface Credential permits ApiToken, OAuthClient, SshKey, SshPassword, ClientCertificate, CorePassword {
    Validity validity();

    /** In words and with a fingerprint at most, such as {@code API token 'nightly run'}. */
    String describe();

    default boolean isValidAt(Instant at) {
        return validity().contains(at);
    }
}
