package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.partner.Scope;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * What a checked OAuth 2 access token says; whether its client still counts, the registry knows.
 *
 * @param credential the secret that it was got for, see {@link AccessTokens}; empty for tokens of another issuer
 * @param scopes null if it names none
 */
record AccessToken(
        String clientId, String credential, @Nullable Set<Scope> scopes, Instant expiresAt) {}
