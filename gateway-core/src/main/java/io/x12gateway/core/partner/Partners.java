package io.x12gateway.core.partner;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The partner registry. Look-ups by credential find nobody rather than say why: no one has it, it does not count at this
 * moment (see {@link Validity}), or its partner may not log in (see {@link PartnerStatus}). Where a name finds several
 * credentials, such as an old and a new password, the caller compares with each that counts:
 * {@link Credentials#corePasswords}, {@link Credentials#sshKeys}, {@link Credentials#oauthClients}.
 */
public interface Partners {
    Optional<TradingPartner> find(PartnerId id);

    Optional<TradingPartner> byApiToken(String tokenSha256);

    Optional<TradingPartner> byOAuthClient(String clientId);

    Optional<TradingPartner> bySshUser(String user);

    Optional<TradingPartner> byCertificate(String certificateSha256);

    /** @param subjectAltNames as {@link ClientCertificate#subjectAltNames} writes them; they may lead to one partner only */
    Optional<TradingPartner> byCertificateName(String issuer, Collection<String> subjectAltNames);

    Optional<TradingPartner> byCoreUser(String user);

    /** Whatever its status. */
    Optional<TradingPartner> byIdentity(EdiIdentity identity);

    List<TradingPartner> all();

    /** Adds or replaces, with an audit entry for each partner that really changed; returns the ids that did. */
    List<PartnerId> register(List<TradingPartner> partners, String actor);
}
