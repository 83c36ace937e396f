package io.x12gateway.core.partner;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a partner proves who it is: several of each at once, each for a time. Nothing here can be used to log in: tokens
 * and passwords are hashes, keys and certificates are public.
 *
 * @param sshUser empty if the partner has no SFTP access
 */
public record Credentials(
        List<ApiToken> apiTokens,
        List<OAuthClient> oauthClients,
        List<ClientCertificate> certificates,
        List<CorePassword> corePasswords,
        String sshUser,
        List<SshKey> sshKeys,
        List<SshPassword> sshPasswords) {
    public Credentials {
        apiTokens = List.copyOf(apiTokens);
        oauthClients = List.copyOf(oauthClients);
        certificates = List.copyOf(certificates);
        corePasswords = List.copyOf(corePasswords);
        sshKeys = List.copyOf(sshKeys);
        sshPasswords = List.copyOf(sshPasswords);
        if (sshUser.isEmpty() && !(sshKeys.isEmpty() && sshPasswords.isEmpty()))
            throw new IllegalArgumentException("there is an SSH key or password and no 'sshUser'");
    }

    public static final Credentials NONE =
            new Credentials(List.of(), List.of(), List.of(), List.of(), "", List.of(), List.of());

    public Stream<Credential> all() {
        return Stream.of(apiTokens, oauthClients, certificates, corePasswords, sshKeys, sshPasswords)
                .flatMap(Collection::stream);
    }

    /** The token with this hash, if it counts at this moment. */
    public Optional<ApiToken> apiToken(String sha256, Instant at) {
        return apiTokens.stream()
                .filter(t -> t.sha256().equals(sha256) && t.isValidAt(at))
                .findFirst();
    }

    /** The entries of this client that count at this moment: one, or two while its secret is being changed. */
    public List<OAuthClient> oauthClients(String clientId, Instant at) {
        return oauthClients.stream()
                .filter(c -> c.clientId().equals(clientId) && c.isValidAt(at))
                .toList();
    }

    public Optional<ClientCertificate> certificate(String sha256, Instant at) {
        return certificates.stream()
                .filter(c -> !sha256.isEmpty() && c.sha256().equals(sha256) && c.isValidAt(at))
                .findFirst();
    }

    /** @param names see {@link ClientCertificate#subjectAltNames} */
    public Optional<ClientCertificate> certificate(String issuer, Collection<String> names, Instant at) {
        return certificates.stream()
                .filter(c -> c.isNamed(issuer, names) && c.isValidAt(at))
                .findFirst();
    }

    /** The passwords of this user that count at this moment: one, or two while it is being changed. */
    public List<CorePassword> corePasswords(String user, Instant at) {
        return corePasswords.stream()
                .filter(p -> p.user().equals(user) && p.isValidAt(at))
                .toList();
    }

    public List<SshKey> sshKeys(Instant at) {
        return sshKeys.stream().filter(k -> k.isValidAt(at)).toList();
    }

    public List<SshPassword> sshPasswords(Instant at) {
        return sshPasswords.stream().filter(p -> p.isValidAt(at)).toList();
    }

    public Credentials withApiTokens(List<ApiToken> tokens) {
        return new Credentials(tokens, oauthClients, certificates, corePasswords, sshUser, sshKeys, sshPasswords);
    }

    public Credentials withOAuthClients(List<OAuthClient> clients) {
        return new Credentials(apiTokens, clients, certificates, corePasswords, sshUser, sshKeys, sshPasswords);
    }

    public Credentials withCertificates(List<ClientCertificate> known) {
        return new Credentials(apiTokens, oauthClients, known, corePasswords, sshUser, sshKeys, sshPasswords);
    }

    public Credentials withCorePasswords(List<CorePassword> passwords) {
        return new Credentials(apiTokens, oauthClients, certificates, passwords, sshUser, sshKeys, sshPasswords);
    }

    public Credentials withSsh(String user, List<SshKey> keys, List<SshPassword> passwords) {
        return new Credentials(apiTokens, oauthClients, certificates, corePasswords, user, keys, passwords);
    }
}
