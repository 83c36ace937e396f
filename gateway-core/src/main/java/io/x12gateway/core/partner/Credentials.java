package io.x12gateway.core.partner;

import java.util.List;

/**
 * How a partner proves who it is. Nothing here can be used to log in: tokens and passwords are hashes, keys and
 * certificates are public.
 *
 * @param apiTokenSha256 lower-case hex SHA-256 of each valid API token
 * @param sshUser empty if the partner has no SFTP access
 * @param sshKeys OpenSSH public keys ({@code ssh-ed25519 AAAA...})
 * @param certificateSha256 lower-case hex SHA-256 of the DER form of each accepted client certificate
 * @param coreUser CORE UserName; empty if the partner has no user/password access
 * @param corePasswordHash {@code pbkdf2-sha256$iterations$salt$hash}, base64; empty if none
 */
public record Credentials(
        List<String> apiTokenSha256,
        String sshUser,
        List<String> sshKeys,
        List<String> certificateSha256,
        String coreUser,
        String corePasswordHash) {
    public Credentials {
        apiTokenSha256 = List.copyOf(apiTokenSha256);
        sshKeys = List.copyOf(sshKeys);
        certificateSha256 = List.copyOf(certificateSha256);
    }

    public static final Credentials NONE = new Credentials(List.of(), "", List.of(), List.of(), "", "");
}
