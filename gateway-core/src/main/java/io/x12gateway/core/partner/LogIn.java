package io.x12gateway.core.partner;

import java.time.Instant;
import java.util.Collection;
import java.util.function.Predicate;

/** Whether a partner may log in with this, at this moment. */
record LogIn(Instant at) {
    Predicate<TradingPartner> byApiToken(String sha256) {
        return p -> mayLogIn(p) && p.credentials().apiToken(sha256, at).isPresent();
    }

    Predicate<TradingPartner> byOAuthClient(String clientId) {
        return p -> mayLogIn(p) && !p.credentials().oauthClients(clientId, at).isEmpty();
    }

    Predicate<TradingPartner> byCertificate(String sha256) {
        return p -> mayLogIn(p) && p.credentials().certificate(sha256, at).isPresent();
    }

    Predicate<TradingPartner> byCertificateName(String issuer, Collection<String> names) {
        return p ->
                mayLogIn(p) && p.credentials().certificate(issuer, names, at).isPresent();
    }

    Predicate<TradingPartner> byCoreUser(String user) {
        return p -> mayLogIn(p) && !p.credentials().corePasswords(user, at).isEmpty();
    }

    Predicate<TradingPartner> bySshUser(String user) {
        return p -> mayLogIn(p)
                && !user.isEmpty()
                && p.credentials().sshUser().equals(user)
                && !(p.credentials().sshKeys(at).isEmpty()
                        && p.credentials().sshPasswords(at).isEmpty());
    }

    private static boolean mayLogIn(TradingPartner partner) {
        return partner.status().mayLogIn();
    }
}
