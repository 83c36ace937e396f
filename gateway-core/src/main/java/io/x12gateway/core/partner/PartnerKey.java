package io.x12gateway.core.partner;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Something that leads to one partner and must lead to no other.
 *
 * @param kind {@code id identity token oauth certificate certificate-name core ssh}
 */
public record PartnerKey(String kind, String value) {
    public static final String ID = "id";
    public static final String IDENTITY = "identity";
    public static final String TOKEN = "token";
    public static final String OAUTH = "oauth";
    public static final String SSH = "ssh";
    public static final String CERTIFICATE = "certificate";
    /** A digest of issuer and name: distinguished names can be of any length. */
    public static final String CERTIFICATE_NAME = "certificate-name";

    public static final String CORE = "core";

    static List<PartnerKey> all(TradingPartner partner) {
        var keys = new ArrayList<PartnerKey>();
        keys.add(new PartnerKey(ID, partner.id().value()));
        keys.addAll(lookups(partner));
        return keys;
    }

    /** Everything that leads to this partner save its own id; each once. What has expired still can be no one else's. */
    public static List<PartnerKey> lookups(TradingPartner partner) {
        var keys = new LinkedHashSet<PartnerKey>();
        var credentials = partner.credentials();
        partner.allIdentities().forEach(i -> keys.add(new PartnerKey(IDENTITY, i.toString())));
        credentials.apiTokens().forEach(t -> keys.add(new PartnerKey(TOKEN, t.sha256())));
        credentials.oauthClients().forEach(c -> keys.add(new PartnerKey(OAUTH, c.clientId())));
        credentials.certificates().forEach(c -> keys.add(of(c)));
        if (!credentials.sshUser().isEmpty()) keys.add(new PartnerKey(SSH, credentials.sshUser()));
        credentials.corePasswords().forEach(p -> keys.add(new PartnerKey(CORE, p.user())));
        return List.copyOf(keys);
    }

    /** @param issuer RFC 2253, in any spelling of it */
    static PartnerKey certificateName(String issuer, String subjectAltName) {
        return new PartnerKey(
                CERTIFICATE_NAME,
                Fingerprint.sha256(
                        ClientCertificate.issuerName(issuer) + "\n" + ClientCertificate.normal(subjectAltName)));
    }

    private static PartnerKey of(ClientCertificate c) {
        return c.sha256().isEmpty()
                ? certificateName(c.issuer(), c.subjectAltName())
                : new PartnerKey(CERTIFICATE, c.sha256());
    }

    /** In words, with no credential in them. */
    String describe() {
        return switch (kind) {
            case ID -> "the id";
            case IDENTITY -> "the identity " + value;
            case TOKEN -> "an API token";
            case OAUTH -> "the OAuth client " + value;
            case SSH -> "the SSH user " + value;
            case CERTIFICATE -> "the certificate " + value;
            case CERTIFICATE_NAME -> "the issuer and name of a certificate";
            case CORE -> "the CORE user " + value;
            default -> throw new IllegalStateException(kind);
        };
    }
}
