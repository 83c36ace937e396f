package io.x12gateway.core.partner;

import java.util.Set;

/**
 * A bearer token; kept is its hash.
 *
 * @param sha256 lower-case hex SHA-256 of the token
 * @param label what the partner calls it; may be empty
 * @param scopes what it is good for; empty means everything
 */
public record ApiToken(String sha256, String label, Set<Scope> scopes, Validity validity) implements Credential {
    public ApiToken {
        Sha256Text.check(sha256);
        scopes = Set.copyOf(scopes);
    }

    public boolean allows(Scope scope) {
        return scopes.isEmpty() || scopes.contains(scope);
    }

    @Override
    public String describe() {
        return "API token " + (label.isEmpty() ? Fingerprint.brief(sha256) : "'" + label + "'");
    }
}
