package io.x12gateway.routes.channel.http;

import io.x12gateway.core.partner.TradingPartner;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;

import java.util.Optional;

/** A partner who has proved who it is, whatever it showed for that. */
public record Caller(TradingPartner partner) {

    /** Who was named by the log-in, if anybody. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication login
                        && login.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }
}
