package io.x12gateway.core.partner;

import java.util.Set;

/**
 * A client of the OAuth 2 client-credentials grant. Two of one client id are one client with an old and a new secret.
 *
 * @param secretSha256 lower-case hex SHA-256 of the secret, which is as long as a key and so needs no slow hash
 * @param scopes what its tokens may be good for; empty means everything
 */
public record OAuthClient(String clientId, String secretSha256, Set<Scope> scopes, Validity validity)
        implements Credential {
    public OAuthClient {
        if (clientId.isBlank()) throw new IllegalArgumentException("an OAuth client has an empty 'clientId'");
        Sha256Text.check(secretSha256);
        scopes = Set.copyOf(scopes);
    }

    public boolean allows(Scope scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    @Override
    public String describe() {
        return "OAuth client " + clientId;
    }
}
