package io.x12gateway.core.partner;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A partner file as written: anything may be missing. See {@link PartnerFile} for its keys. */
record PartnerDocument(@Nullable List<Partner> partners) {

    record Partner(
            @Nullable String id,
            @Nullable String name,
            @Nullable List<Identity> identities,
            @Nullable String applicationId,
            @Nullable Set<String> usages,
            @Nullable Boolean lineBreaks,
            @Nullable List<Agreement> agreements,
            @Nullable List<DelegationLine> delegations,
            @Nullable Secrets credentials) {}

    record Identity(@Nullable String qualifier, @Nullable String id) {}

    record Agreement(
            @Nullable String id,
            @Nullable Set<String> transactions,
            @Nullable Set<String> providers,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record DelegationLine(
            @Nullable String provider,
            @Nullable String transaction,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    record Secrets(
            @Nullable List<String> apiTokenSha256,
            @Nullable String sshUser,
            @Nullable List<String> sshKeys,
            @Nullable List<String> certificateSha256,
            @Nullable String coreUser,
            @Nullable String corePasswordHash) {}

    List<TradingPartner> toPartners() {
        return each(partners, PartnerDocument::partner);
    }

    private static TradingPartner partner(Partner p) {
        var id = new PartnerId(present(p.id, "a partner", "id"));
        try {
            return partner(id, p);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("partner " + id + ": " + e.getMessage(), e);
        }
    }

    private static TradingPartner partner(PartnerId id, Partner p) {
        var identities = each(p.identities, PartnerDocument::identity);
        if (identities.isEmpty()) throw new IllegalArgumentException("no identities");
        var agreements = new ArrayList<EdiAgreement>();
        for (var a : orEmpty(p.agreements)) agreements.add(agreement(a, id + "-" + (agreements.size() + 1)));
        return new TradingPartner(
                id,
                present(p.name, "the partner", "name"),
                identities,
                p.applicationId == null ? identities.getFirst().id() : p.applicationId,
                usages(p.usages),
                agreements,
                each(p.delegations, PartnerDocument::delegation),
                p.credentials == null ? Credentials.NONE : credentials(p.credentials),
                p.lineBreaks == null || p.lineBreaks);
    }

    private static EdiIdentity identity(Identity i) {
        var qualifier = present(i.qualifier, "an identity", "qualifier");
        var id = present(i.id, "an identity", "id").strip();
        if (qualifier.length() != 2)
            throw new IllegalArgumentException("qualifier '" + qualifier + "' is not two long");
        if (id.isEmpty() || id.length() > 15) throw new IllegalArgumentException("id '" + id + "' is not 1 to 15 long");
        return new EdiIdentity(qualifier, id);
    }

    private static List<String> usages(@Nullable Set<String> usages) {
        if (usages == null) return List.of("P", "T");
        for (var usage : usages)
            if (!usage.equals("P") && !usage.equals("T"))
                throw new IllegalArgumentException("usage '" + usage + "' is neither P nor T");
        return usages.stream().sorted().toList();
    }

    private static EdiAgreement agreement(Agreement a, String defaultId) {
        var transactions = a.transactions == null ? Set.<String>of() : a.transactions;
        if (transactions.isEmpty()) throw new IllegalArgumentException("an agreement has no transactions");
        var providers = new HashSet<Npi>();
        if (a.providers != null) a.providers.forEach(p -> providers.add(new Npi(p)));
        return new EdiAgreement(
                a.id == null ? defaultId : a.id,
                transactions,
                providers,
                present(a.from, "an agreement", "from"),
                Optional.ofNullable(a.to));
    }

    private static Delegation delegation(DelegationLine d) {
        return new Delegation(
                new Npi(present(d.provider, "a delegation", "provider")),
                present(d.transaction, "a delegation", "transaction"),
                present(d.from, "a delegation", "from"),
                Optional.ofNullable(d.to));
    }

    private static Credentials credentials(Secrets s) {
        if (s.corePasswordHash != null) checkPassword(s.corePasswordHash);
        return new Credentials(
                each(s.apiTokenSha256, PartnerDocument::sha256),
                s.sshUser == null ? "" : s.sshUser,
                orEmpty(s.sshKeys),
                each(s.certificateSha256, PartnerDocument::sha256),
                s.coreUser == null ? "" : s.coreUser,
                s.corePasswordHash == null ? "" : s.corePasswordHash);
    }

    private static void checkPassword(String hash) {
        if (!PasswordHash.isWellFormed(hash))
            throw new IllegalArgumentException(
                    "corePasswordHash is not of the form pbkdf2-sha256$iterations$salt$hash");
    }

    private static String sha256(String hex) {
        if (!hex.matches("[0-9a-f]{64}"))
            throw new IllegalArgumentException("a SHA-256 is not 64 lower-case hexadecimal digits");
        return hex;
    }

    private static <T> T present(@Nullable T value, String whose, String key) {
        if (value == null) throw new IllegalArgumentException(whose + " has no '" + key + "'");
        return value;
    }

    private static <T, R> List<R> each(@Nullable List<T> list, Function<T, R> f) {
        return orEmpty(list).stream().map(f).toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
