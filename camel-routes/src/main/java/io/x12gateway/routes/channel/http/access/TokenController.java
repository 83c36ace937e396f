package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Admission;
import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.core.partner.OAuthClient;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.Scope;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The authorization server: access tokens for registered OAuth clients, and what others need to check them. */
@RestController
class TokenController {
    static final String METADATA = "/.well-known/oauth-authorization-server";
    private static final String GRANT = "client_credentials";
    private final Partners partners;
    private final AccessTokens tokens;
    private final SigningKeys keys;
    private final OwnIssuer issuer;
    private final Admission admission;
    private final LoginRefusals refusals;
    private final Clock clock;

    TokenController(
            Partners partners,
            AccessTokens tokens,
            SigningKeys keys,
            OwnIssuer issuer,
            Admission admission,
            LoginRefusals refusals,
            Clock clock) {
        this.partners = partners;
        this.tokens = tokens;
        this.keys = keys;
        this.issuer = issuer;
        this.admission = admission;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** RFC 6749, 4.4: a client id and its secret, by HTTP Basic or in the form, for a token. */
    @PostMapping("/oauth2/token")
    ResponseEntity<Map<String, Object>> token(HttpServletRequest request) throws IOException {
        var byHeader = request.getHeader("Authorization") != null;
        try {
            return ResponseEntity.ok().headers(TokenController::notStored).body(grant(TokenRequest.read(request)));
        } catch (TokenError error) {
            if (error.status() == 401) refusals.note("oauth", error.description(), request.getRemoteAddr());
            return answer(error, byHeader);
        }
    }

    private Map<String, Object> grant(TokenRequest asked) throws TokenError {
        if (asked.grantType().isEmpty()) throw TokenError.invalidRequest("grant_type is missing");
        if (asked.clientId().isEmpty() || asked.secret().isEmpty())
            throw TokenError.invalidClient("client id or secret is missing");
        var client = client(asked);
        if (!asked.grantType().equals(GRANT)) throw TokenError.unsupportedGrantType();
        var scopes = scopes(client, asked.scope());
        var granted = new LinkedHashMap<String, Object>();
        granted.put("access_token", tokens.issue(client, scopes));
        granted.put("token_type", "Bearer");
        granted.put("expires_in", tokens.lifetime().toSeconds());
        granted.put("scope", AccessTokens.text(scopes));
        return granted;
    }

    private OAuthClient client(TokenRequest asked) throws TokenError {
        var hash = Fingerprint.sha256(asked.secret()).getBytes(StandardCharsets.US_ASCII);
        var partner = partners.byOAuthClient(asked.clientId())
                .orElseThrow(() -> TokenError.invalidClient("client id or secret is not accepted"));
        var client = partner.credentials().oauthClients(asked.clientId(), clock.instant()).stream()
                .filter(c -> MessageDigest.isEqual(hash, c.secretSha256().getBytes(StandardCharsets.US_ASCII)))
                .findFirst()
                .orElseThrow(() -> TokenError.invalidClient("client id or secret is not accepted"));
        admission.request(partner);
        return client;
    }

    /** Everything that the client may have, or the part of it that it asks for. */
    private static Set<Scope> scopes(OAuthClient client, String asked) throws TokenError {
        var scopes = EnumSet.noneOf(Scope.class);
        if (asked.isBlank()) {
            for (var scope : Scope.values()) if (client.allows(scope)) scopes.add(scope);
            return scopes;
        }
        for (var name : asked.strip().split(" +")) {
            var scope = Arrays.stream(Scope.values())
                    .filter(s -> s.text().equals(name) && client.allows(s))
                    .findFirst();
            scopes.add(scope.orElseThrow(TokenError::invalidScope));
        }
        return scopes;
    }

    /** The keys that tokens can be checked with (RFC 7517). */
    @GetMapping("/oauth2/jwks")
    Map<String, Object> jwks() {
        return keys.published().toJSONObject();
    }

    /** RFC 8414. */
    @GetMapping(METADATA)
    Map<String, Object> metadata() {
        var us = issuer.get();
        var members = new LinkedHashMap<String, Object>();
        members.put("issuer", us);
        members.put("token_endpoint", us + "/oauth2/token");
        members.put("jwks_uri", us + "/oauth2/jwks");
        members.put("grant_types_supported", List.of(GRANT));
        members.put("response_types_supported", List.of());
        members.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        members.put(
                "scopes_supported",
                Arrays.stream(Scope.values()).map(Scope::text).toList());
        return members;
    }

    private static ResponseEntity<Map<String, Object>> answer(TokenError error, boolean byHeader) {
        var answer = ResponseEntity.status(error.status()).headers(TokenController::notStored);
        if (byHeader && error.status() == 401) answer.header("WWW-Authenticate", "Basic realm=\"oauth2\"");
        return answer.body(Map.of("error", error.code(), "error_description", error.description()));
    }

    private static void notStored(HttpHeaders headers) {
        headers.setCacheControl("no-store");
        headers.setPragma("no-cache");
    }
}
