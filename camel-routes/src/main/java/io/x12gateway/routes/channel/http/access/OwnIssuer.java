package io.x12gateway.routes.channel.http.access;

import org.springframework.stereotype.Component;

import java.util.function.Supplier;

/** How our tokens name us. Known for good only once the TLS door is open. */
@Component
final class OwnIssuer implements Supplier<String> {
    private final AccessSettings settings;
    private final HttpDoors doors;

    OwnIssuer(AccessSettings settings, HttpDoors doors) {
        this.settings = settings;
        this.doors = doors;
    }

    @Override
    public String get() {
        var named = settings.oauth().issuer();
        return named.isBlank() ? "https://localhost:" + doors.tlsPort() : named;
    }
}
