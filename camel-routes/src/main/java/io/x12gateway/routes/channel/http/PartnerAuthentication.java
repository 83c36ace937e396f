package io.x12gateway.routes.channel.http;

import io.x12gateway.core.partner.TradingPartner;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

import java.util.Objects;

/** A partner who has proved who it is. */
final class PartnerAuthentication extends AbstractAuthenticationToken {
    static final String ROLE = "PARTNER";
    private static final long serialVersionUID = 1L;
    private final transient TradingPartner partner;

    PartnerAuthentication(TradingPartner partner) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + ROLE));
        this.partner = partner;
        setAuthenticated(true);
    }

    TradingPartner partner() {
        return partner;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return partner.id();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PartnerAuthentication login && login.partner.equals(partner);
    }

    @Override
    public int hashCode() {
        return Objects.hash(partner);
    }
}
