package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.admission.SourceAddress;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.routes.channel.http.access.EnvelopeAdmission;
import io.x12gateway.routes.channel.http.access.LoginRefusals;
import io.x12gateway.routes.channel.http.access.PasswordLogin;
import org.springframework.stereotype.Component;

import java.util.Optional;

/** Names the caller of a CORE request: by UserName and Password, or by what the connection and its header showed. */
@Component
final class CoreLogin {
    private final PasswordLogin passwords;
    private final LoginRefusals refusals;
    private final EnvelopeAdmission admission;
    private final Nonces nonces;

    CoreLogin(PasswordLogin passwords, LoginRefusals refusals, EnvelopeAdmission admission, Nonces nonces) {
        this.passwords = passwords;
        this.refusals = refusals;
        this.admission = admission;
        this.nonces = nonces;
    }

    TradingPartner partner(Envelope envelope, Optional<TradingPartner> caller, String source) {
        var partner = named(envelope, caller, source);
        admission.admit(partner, source);
        return partner;
    }

    private TradingPartner named(Envelope envelope, Optional<TradingPartner> caller, String source) {
        var user = envelope.value(Field.USER_NAME);
        var password = envelope.value(Field.PASSWORD);
        if (user.isEmpty() && password.isEmpty()) return caller.orElseThrow(() -> refuse("no credentials", source));
        if (user.isEmpty()) throw EnvelopeError.required(Field.USER_NAME);
        if (password.isEmpty()) throw EnvelopeError.required(Field.PASSWORD);
        var partner = passwords
                .partner(user, password, new SourceAddress(source))
                .orElseThrow(() -> refuse("unknown user name or wrong password", source));
        if (caller.isPresent() && !caller.get().id().equals(partner.id()))
            throw refuse("user name and certificate or token of two partners", source);
        nonces.objection(user, envelope.freshness()).ifPresent(reason -> {
            throw refuse(reason, source);
        });
        return partner;
    }

    private EnvelopeError refuse(String reason, String source) {
        refusals.note("core", reason, source);
        return new EnvelopeError(ErrorCode.UN_AUTHORIZED, "User name, password or certificate not accepted.");
    }
}
