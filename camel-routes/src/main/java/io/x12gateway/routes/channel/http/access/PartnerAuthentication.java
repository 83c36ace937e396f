package io.x12gateway.routes.channel.http.access;

import io.x12gateway.routes.channel.http.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

import java.util.Objects;

/** A log-in that succeeded. */
final class PartnerAuthentication extends AbstractAuthenticationToken {
    static final String ROLE = "PARTNER";
    private static final long serialVersionUID = 1L;
    private final transient Caller caller;

    PartnerAuthentication(Caller caller) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + ROLE));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PartnerAuthentication login && login.caller.equals(caller);
    }

    @Override
    public int hashCode() {
        return Objects.hash(caller);
    }
}
