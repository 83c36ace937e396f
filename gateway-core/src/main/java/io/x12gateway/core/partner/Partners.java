package io.x12gateway.core.partner;

import java.util.List;
import java.util.Optional;

/** The partner registry. Look-ups by credential find nobody rather than say why. */
public interface Partners {
    Optional<TradingPartner> find(PartnerId id);

    Optional<TradingPartner> byApiToken(String tokenSha256);

    Optional<TradingPartner> bySshUser(String user);

    Optional<TradingPartner> byCertificate(String certificateSha256);

    Optional<TradingPartner> byCoreUser(String user);

    Optional<TradingPartner> byIdentity(EdiIdentity identity);

    List<TradingPartner> all();

    /** Adds or replaces, with an audit entry for each partner that really changed; returns the ids that did. */
    List<PartnerId> register(List<TradingPartner> partners, String actor);
}
