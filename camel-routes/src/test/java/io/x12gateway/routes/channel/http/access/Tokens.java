package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.partner.ApiToken;
import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.core.partner.OAuthClient;
import io.x12gateway.core.partner.Scope;
import io.x12gateway.core.partner.Validity;
import io.x12gateway.routes.channel.http.DoorClient;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

/** Registers and asks for tokens, as a partner's administrator and a partner's program would. */
final class Tokens {
    private Tokens() {}

    static ApiToken registered(String token, Validity validity, Scope... scopes) {
        return new ApiToken(Fingerprint.sha256(token), token, Set.of(scopes), validity);
    }

    static OAuthClient client(String id, String secret, Validity validity, Scope... scopes) {
        return new OAuthClient(id, Fingerprint.sha256(secret), Set.of(scopes), validity);
    }

    static HttpRequest.Builder bearer(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    static HttpResponse<String> ask(DoorClient door, String id, String secret, String scope) {
        var form = "grant_type=client_credentials" + (scope.isEmpty() ? "" : "&scope=" + encoded(scope));
        return ask(door.to("/oauth2/token").header("Authorization", basic(encoded(id), encoded(secret))), door, form);
    }

    static HttpResponse<String> ask(HttpRequest.Builder request, DoorClient door, String form) {
        return door.send(request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(DoorClient.text(form)));
    }

    static String accessToken(DoorClient door, String id, String secret, String scope) {
        var answer = ask(door, id, secret, scope);
        if (answer.statusCode() != 200) throw new AssertionError(answer.statusCode() + " " + answer.body());
        return DoorClient.json(answer).path("access_token").asString();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
