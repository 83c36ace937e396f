package io.x12gateway.core.partner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** One change of a partner by an operator. What is secret was hashed before it gets here. */
public sealed interface PartnerCommand {

    record SetStatus(PartnerStatus status) implements PartnerCommand {}

    record AddToken(ApiToken token) implements PartnerCommand {}

    /** @param which label, or the beginning of the SHA-256 */
    record RevokeToken(String which) implements PartnerCommand {}

    record AddOAuthClient(OAuthClient client) implements PartnerCommand {}

    record RevokeOAuthClient(String clientId) implements PartnerCommand {}

    record AddCertificate(ClientCertificate certificate) implements PartnerCommand {}

    /** @param which the beginning of the SHA-256, or the subjectAltName */
    record RemoveCertificate(String which) implements PartnerCommand {}

    /**
     * @param user empty: as it is
     * @param key {@code ssh-ed25519 AAAA... comment}
     */
    record AddSshKey(String user, SshKey key) implements PartnerCommand {}

    /** @param which the comment of the key, or its beginning */
    record RemoveSshKey(String which) implements PartnerCommand {}

    /** @param formerUntil until when a former password of this user still counts; empty: it ends now */
    record SetCorePassword(CorePassword password, Optional<Instant> formerUntil) implements PartnerCommand {}

    /**
     * @param user empty: as it is
     * @param formerUntil until when a former password still counts; empty: it ends now
     */
    record SetSshPassword(String user, SshPassword password, Optional<Instant> formerUntil) implements PartnerCommand {}

    record AddAgreement(EdiAgreement agreement) implements PartnerCommand {}

    /** @param on last day */
    record EndAgreement(String id, LocalDate on) implements PartnerCommand {}

    record AddDelegation(Delegation delegation) implements PartnerCommand {}

    /** @param on last day of all delegations of this provider and transaction that run then */
    record EndDelegation(Npi provider, String transaction, LocalDate on) implements PartnerCommand {}
}
