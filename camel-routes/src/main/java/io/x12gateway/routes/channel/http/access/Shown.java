package io.x12gateway.routes.channel.http.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.regex.Pattern;

/** What the Authorization header shows. */
sealed interface Shown {
    record Nothing() implements Shown {}

    /** An API token of ours. */
    record Token(String value) implements Shown {}

    /** A signed OAuth 2 access token. */
    record Jwt(String value) implements Shown {}

    record UserAndPassword(String user, String password) implements Shown {}

    /** Something that cannot be a credential. */
    record Unusable() implements Shown {}

    Pattern JWT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
    int TOKEN_LENGTH_MAX = 256;
    int JWT_LENGTH_MAX = 8192;

    static Shown by(HttpServletRequest request) {
        var headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) return new Nothing();
        if (headers.size() > 1) return new Unusable();
        var header = headers.getFirst();
        if (isScheme(header, "Bearer ")) return bearer(header.substring(7).strip());
        if (isScheme(header, "Basic "))
            return orUnusable(basic(header.substring(6).strip()));
        return new Unusable();
    }

    /** @param encoded base 64 of user, colon, password in UTF-8 (RFC 7617); null if it is not that */
    static @Nullable UserAndPassword basic(String encoded) {
        try {
            var text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 1 ? null : new UserAndPassword(text.substring(0, colon), text.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Shown bearer(String token) {
        if (token.length() <= JWT_LENGTH_MAX && JWT.matcher(token).matches()) return new Jwt(token);
        return token.isEmpty() || token.length() > TOKEN_LENGTH_MAX ? new Unusable() : new Token(token);
    }

    private static boolean isScheme(String header, String scheme) {
        return header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Shown orUnusable(@Nullable UserAndPassword found) {
        return found == null ? new Unusable() : found;
    }
}
