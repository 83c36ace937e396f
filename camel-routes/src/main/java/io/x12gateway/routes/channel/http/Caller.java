package io.x12gateway.routes.channel.http;

import io.x12gateway.core.partner.Scope;
import io.x12gateway.core.partner.TradingPartner;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.core.Authentication;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A partner who has proved who it is.
 *
 * @param scopes what the credential that it showed is good for
 */
public record Caller(TradingPartner partner, Set<Scope> scopes) {
    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** With a credential that is good for everything. */
    public static Caller of(TradingPartner partner) {
        return new Caller(partner, EnumSet.allOf(Scope.class));
    }

    /** Who was named by the log-in, if anybody. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication login
                        && login.getPrincipal() instanceof Caller caller
                ? Optional.of(caller)
                : Optional.empty();
    }

    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
