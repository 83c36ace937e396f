package io.x12gateway.core.partner;

import java.time.Instant;
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

    default List<TradingPartner> all() {
        return current().stream().map(PartnerVersion::partner).toList();
    }

    /** What counts now, of every partner, by id. */
    List<PartnerVersion> current();

    default Optional<PartnerVersion> current(PartnerId id) {
        return current().stream().filter(v -> v.partner().id().equals(id)).findFirst();
    }

    /** Every version that ever counted, oldest first; none if nobody has this id. */
    List<PartnerVersion> history(PartnerId id);

    /** What counted at this moment. */
    default Optional<PartnerVersion> asOf(PartnerId id, Instant at) {
        return history(id).stream().filter(v -> !v.at().isAfter(at)).reduce((first, second) -> second);
    }

    /** Adds or replaces whatever counts; returns the ids of those that really changed. */
    default List<PartnerId> register(List<TradingPartner> partners, String actor) {
        return register(partners.stream().map(Amendment::of).toList(), actor, "").stream()
                .map(version -> version.partner().id())
                .toList();
    }

    /**
     * Adds or replaces: all or nothing, with a version in the history and an audit entry for each partner that really
     * changed.
     *
     * @return the new versions
     * @throws io.x12gateway.core.fault.GatewayFault of kind SENDER: {@code partner-changed} if one was changed since its
     *     amendment was written, {@code partner-key-taken} if two would share a key, {@code
     *     validation-profile-unknown} if one is to be judged by what is not there
     */
    List<PartnerVersion> register(List<Amendment> amendments, String actor, String reason);
}
