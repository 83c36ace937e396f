package io.x12gateway.routes.channel.http.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import io.x12gateway.core.admission.LoginThrottle;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.routes.settings.GatewaySettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/** Makes the parts of the log-in from the settings. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    private static final int FETCH_TIMEOUT_MILLIS = 3_000;
    private static final int KEYS_BYTES_MAX = 64 * 1024;
    private static final Duration OUTAGE_BRIDGED = Duration.ofHours(4);

    @Bean
    LoginThrottle loginThrottle(AccessSettings settings, Clock clock) {
        return new LoginThrottle(settings.passwordFailuresFree(), settings.loginDelayMax(), clock);
    }

    @Bean
    SigningKeys signingKeys(AccessSettings settings, GatewaySettings gateway, Clock clock) {
        var oauth = settings.oauth();
        return new SigningKeys(
                gateway.orInData(oauth.keyDirectory(), "oauth"), oauth.keyRotation(), oauth.tokenLifetime(), clock);
    }

    @Bean
    AccessTokens accessTokens(AccessSettings settings, OwnIssuer issuer, SigningKeys keys, Ulid ids, Clock clock)
            throws MalformedURLException {
        var oauth = settings.oauth();
        var tokens = new AccessTokens(issuer, oauth.tokenLifetime(), keys, ids, clock);
        if (oauth.external().isSet()) tokens.trust(oauth.external(), keysOf(oauth.external()));
        return tokens;
    }

    /** Fetched again when a token names a key that is not among them, but not at every forger's wish. */
    static JWKSource<SecurityContext> keysOf(AccessSettings.External other) throws MalformedURLException {
        var fetch = new DefaultResourceRetriever(FETCH_TIMEOUT_MILLIS, FETCH_TIMEOUT_MILLIS, KEYS_BYTES_MAX);
        return JWKSourceBuilder.create(URI.create(other.jwksUri()).toURL(), fetch)
                .retrying(true)
                .outageTolerant(OUTAGE_BRIDGED.toMillis())
                .build();
    }
}
