package io.x12gateway.core.partner;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that leads to one partner and must lead to no other.
 *
 * @param kind {@code id identity token ssh certificate core}
 */
public record PartnerKey(String kind, String value) {
    public static final String ID = "id";
    public static final String IDENTITY = "identity";
    public static final String TOKEN = "token";
    public static final String SSH = "ssh";
    public static final String CERTIFICATE = "certificate";
    public static final String CORE = "core";

    static List<PartnerKey> all(TradingPartner partner) {
        var keys = new ArrayList<PartnerKey>();
        keys.add(new PartnerKey(ID, partner.id().value()));
        keys.addAll(lookups(partner));
        return keys;
    }

    /** Everything that leads to this partner save its own id. */
    public static List<PartnerKey> lookups(TradingPartner partner) {
        var keys = new ArrayList<PartnerKey>();
        var credentials = partner.credentials();
        partner.identities().forEach(i -> keys.add(new PartnerKey(IDENTITY, i.toString())));
        credentials.apiTokenSha256().forEach(t -> keys.add(new PartnerKey(TOKEN, t)));
        credentials.certificateSha256().forEach(c -> keys.add(new PartnerKey(CERTIFICATE, c)));
        if (!credentials.sshUser().isEmpty()) keys.add(new PartnerKey(SSH, credentials.sshUser()));
        if (!credentials.coreUser().isEmpty()) keys.add(new PartnerKey(CORE, credentials.coreUser()));
        return keys;
    }

    /** In words, with no credential in them. */
    String describe() {
        return switch (kind) {
            case ID -> "the id";
            case IDENTITY -> "the identity " + value;
            case TOKEN -> "an API token";
            case SSH -> "the SSH user " + value;
            case CERTIFICATE -> "the certificate " + value;
            case CORE -> "the CORE user " + value;
            default -> throw new IllegalStateException(kind);
        };
    }
}
