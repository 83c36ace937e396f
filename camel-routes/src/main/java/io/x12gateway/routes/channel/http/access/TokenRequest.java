package io.x12gateway.routes.channel.http.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * A request for an access token, read (RFC 6749, 4.4.2 and 2.3.1).
 *
 * @param clientId and secret: empty if none were shown
 * @param scope as asked for; empty if everything the client may have is wanted
 * @param byHeader whether the client used HTTP Basic
 */
record TokenRequest(String grantType, String clientId, String secret, String scope, boolean byHeader) {
    private static final int BODY_BYTES_MAX = 8 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    static TokenRequest read(HttpServletRequest request) throws IOException, TokenError {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith(FORM))
            throw TokenError.invalidRequest("send the parameters as " + FORM);
        var body = request.getInputStream().readNBytes(BODY_BYTES_MAX + 1);
        if (body.length > BODY_BYTES_MAX) throw TokenError.invalidRequest("the body is too long");
        var form = form(new String(body, StandardCharsets.UTF_8));
        var basic = basic(request);
        if (basic != null && form.containsKey("client_secret"))
            throw TokenError.invalidRequest("show the client secret once, in the header or in the body");
        if (basic != null
                && form.containsKey("client_id")
                && !form.get("client_id").equals(basic.user()))
            throw TokenError.invalidRequest("header and body name two clients");
        return new TokenRequest(
                form.getOrDefault("grant_type", ""),
                basic == null ? form.getOrDefault("client_id", "") : basic.user(),
                basic == null ? form.getOrDefault("client_secret", "") : basic.password(),
                form.getOrDefault("scope", ""),
                basic != null);
    }

    private static Shown.@Nullable UserAndPassword basic(HttpServletRequest request) throws TokenError {
        var headers = Collections.list(request.getHeaders("Authorization"));
        if (headers.isEmpty()) return null;
        var header = headers.getFirst();
        if (headers.size() > 1 || !header.regionMatches(true, 0, "Basic ", 0, 6))
            throw TokenError.invalidClient("use HTTP Basic");
        var shown = Shown.basic(header.substring(6).strip());
        if (shown == null) throw TokenError.invalidClient("use HTTP Basic");
        return new Shown.UserAndPassword(decoded(shown.user()), decoded(shown.password()));
    }

    private static Map<String, String> form(String body) throws TokenError {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&")) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (form.put(name, value) != null) throw TokenError.invalidRequest("a parameter comes twice");
        }
        return form;
    }

    private static String decoded(String text) throws TokenError {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw TokenError.invalidRequest("the percent encoding is broken");
        }
    }

    @Override
    public String toString() {
        return "token request of " + clientId;
    }
}
