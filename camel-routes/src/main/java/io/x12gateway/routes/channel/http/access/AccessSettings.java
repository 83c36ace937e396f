package io.x12gateway.routes.channel.http.access;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How partners log in over HTTP.
 *
 * @param passwordFailuresFree wrong passwords of one account before each further one costs a delay
 * @param loginDelayMax the longest such delay
 * @param revocationFiles certificate revocation lists of the client authorities, PEM or DER; read again when they change
 * @param ocsp whether the client authorities are asked if a certificate still counts
 * @param ocspResponder whom to ask; empty for the one that the certificate names
 * @param ocspRequired whether a certificate counts only with an answer; if not, it counts while nobody answers
 */
@ConfigurationProperties(prefix = "gateway.access", ignoreUnknownFields = false)
@Validated
public record AccessSettings(
        @DefaultValue("10") @Min(3) @Max(1000) int passwordFailuresFree,

        @DefaultValue("15m") @DurationMin(seconds = 1) @DurationMax(minutes = 15)
        Duration loginDelayMax,

        @DefaultValue List<String> revocationFiles,
        @DefaultValue("false") boolean ocsp,
        @DefaultValue("") String ocspResponder,
        @DefaultValue("true") boolean ocspRequired,
        @DefaultValue @Valid Oauth oauth) {

    public AccessSettings {
        revocationFiles =
                revocationFiles.stream().filter(file -> !file.isBlank()).toList();
        if (!ocspResponder.isBlank() && !ocsp)
            throw new IllegalArgumentException(
                    "gateway.access.ocsp-responder is set and gateway.access.ocsp is not: nobody would be asked");
    }

    /**
     * @param issuer how our tokens name us; empty for {@code https://localhost} with the TLS port
     * @param tokenLifetime of the tokens that we issue
     * @param keyRotation how long one key signs
     * @param keyDirectory of the signing keys; nodes that share it accept each other's tokens
     * @param external whose tokens count besides ours
     */
    public record Oauth(
            @DefaultValue("") String issuer,

            @DefaultValue("15m") @DurationMin(seconds = 10) @DurationMax(hours = 1)
            Duration tokenLifetime,

            @DefaultValue("30d") @DurationMin(hours = 1) Duration keyRotation,
            @DefaultValue("") String keyDirectory,
            @DefaultValue @Valid External external) {}

    /**
     * Another issuer of tokens.
     *
     * @param issuer its {@code iss}; empty if there is none
     * @param jwksUri where its keys are
     * @param audience what its tokens for us have in {@code aud}
     * @param clientClaim the claim that holds the id of a registered OAuth client
     */
    public record External(
            @DefaultValue("") String issuer,
            @DefaultValue("") String jwksUri,
            @DefaultValue("") String audience,
            @DefaultValue("client_id") String clientClaim) {
        public External {
            if (!issuer.isBlank() && (jwksUri.isBlank() || audience.isBlank()))
                throw new IllegalArgumentException(
                        "gateway.access.oauth.external.issuer needs jwks-uri and audience beside it");
            if (!jwksUri.isBlank() && !isSafe(URI.create(jwksUri)))
                throw new IllegalArgumentException(
                        "gateway.access.oauth.external.jwks-uri has to be https, or http on this machine");
        }

        boolean isSet() {
            return !issuer.isBlank();
        }

        private static boolean isSafe(URI uri) {
            var host = uri.getHost();
            return switch (String.valueOf(uri.getScheme())) {
                case "https" -> host != null;
                case "http" -> "127.0.0.1".equals(host) || "localhost".equals(host);
                default -> false;
            };
        }
    }
}
