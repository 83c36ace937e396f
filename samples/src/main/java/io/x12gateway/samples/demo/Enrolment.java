package io.x12gateway.samples.demo;

import io.x12gateway.samples.scenario.Access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives partners their credentials: what opens the doors goes to the partner, what it is known by to the registry. */
final class Enrolment {
    private final DemoPlaces places;
    private final Authority authority;
    private final List<Access.Partner> partners = new ArrayList<>();
    private final List<Map<String, Object>> registered = new ArrayList<>();

    Enrolment(DemoPlaces places, Authority authority) {
        this.places = places;
        this.authority = authority;
    }

    /** For {@code access.json}. */
    List<Access.Partner> partners() {
        return List.copyOf(partners);
    }

    /** For the partner file. */
    Map<String, Object> registry() {
        return Map.of("partners", List.copyOf(registered));
    }

    /** What only the partner knows. */
    private record Given(String token, String mailboxToken, String oauthSecret, String password, String sftpPassword) {
        private static final int PASSWORD_LENGTH = 20;

        static Given to(DemoPartner partner) {
            return new Given(
                    Secrets.newToken(),
                    Secrets.newToken(),
                    Secrets.newToken(),
                    newPassword(),
                    partner.mayUseSftpPassword() ? newPassword() : "");
        }

        private static String newPassword() {
            return Secrets.newToken().substring(0, PASSWORD_LENGTH);
        }
    }

    void enrol(DemoPartner partner) throws IOException {
        var given = Given.to(partner);
        var certificate = authority.issue("CN=" + partner.interchangeId());
        places.writeStore(certificate, partner.id() + ".p12");
        var sshKey = places.key(partner.id() + ".ssh");
        var sshPublicKey = Secrets.newSshKey(sshKey);
        partners.add(new Access.Partner(
                partner.id(),
                partner.name(),
                partner.interchangeId(),
                given.token,
                given.mailboxToken,
                partner.id(),
                given.oauthSecret,
                partner.id(),
                given.password,
                partner.id(),
                sshKey.toString(),
                given.sftpPassword,
                places.key(partner.id() + ".p12").toString(),
                DemoPlaces.STORE_PASSWORD));
        var credentials = known(partner, given);
        credentials.put("sshKeys", List.of(sshPublicKey));
        credentials.put("certificates", List.of(Map.of("sha256", certificate.fingerprint())));
        registered.add(registration(partner, credentials));
    }

    /** What the registry knows it by: digests. */
    private static Map<String, Object> known(DemoPartner partner, Given given) {
        var credentials = new LinkedHashMap<String, Object>();
        credentials.put(
                "apiTokens",
                List.of(
                        Map.of("sha256", Secrets.sha256(given.token), "label", "demo"),
                        Map.of(
                                "sha256", Secrets.sha256(given.mailboxToken),
                                "label", "mailbox only",
                                "scopes", List.of("mailbox.read"))));
        credentials.put(
                "oauthClients",
                List.of(Map.of("clientId", partner.id(), "secretSha256", Secrets.sha256(given.oauthSecret))));
        credentials.put("sshUser", partner.id());
        if (!given.sftpPassword.isEmpty())
            credentials.put(
                    "sshPasswords",
                    List.of(Map.of(
                            "hash",
                            Secrets.passwordHash(given.sftpPassword),
                            "sourceAddresses",
                            List.of("127.0.0.0/8"))));
        credentials.put(
                "corePasswords", List.of(Map.of("user", partner.id(), "hash", Secrets.passwordHash(given.password))));
        return credentials;
    }

    private static Map<String, Object> registration(DemoPartner partner, Map<String, Object> credentials) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("id", partner.id());
        entry.put("name", partner.name());
        entry.put("kind", partner.kind());
        entry.put("identities", List.of(Map.of("qualifier", "ZZ", "id", partner.interchangeId())));
        entry.put("applicationId", partner.interchangeId());
        entry.put("usages", List.of("P", "T"));
        entry.put("outbound", Map.of("lineBreaks", true));
        if (!partner.transactions().isEmpty())
            entry.put(
                    "agreements",
                    List.of(Map.of(
                            "id",
                            partner.id() + "-2026",
                            "transactions",
                            partner.transactions(),
                            "providers",
                            partner.providers(),
                            "from",
                            "2026-01-01")));
        if (!partner.delegatedRemittances().isEmpty())
            entry.put(
                    "delegations",
                    partner.delegatedRemittances().stream()
                            .map(npi -> Map.of("provider", npi, "transaction", "835", "from", "2026-01-01"))
                            .toList());
        entry.put("credentials", credentials);
        return entry;
    }
}
