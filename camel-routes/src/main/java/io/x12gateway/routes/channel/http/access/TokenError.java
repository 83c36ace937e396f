package io.x12gateway.routes.channel.http.access;

/** Why there is no token (RFC 6749, 5.2). */
final class TokenError extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;
    private final int status;

    private TokenError(String code, int status, String description) {
        super(description, null, false, false);
        this.code = code;
        this.status = status;
    }

    static TokenError invalidRequest(String description) {
        return new TokenError("invalid_request", 400, description);
    }

    static TokenError invalidClient(String description) {
        return new TokenError("invalid_client", 401, description);
    }

    static TokenError unsupportedGrantType() {
        return new TokenError("unsupported_grant_type", 400, "only client_credentials is granted");
    }

    static TokenError invalidScope() {
        return new TokenError("invalid_scope", 400, "the client may have none of these scopes, or one is unknown");
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
