package io.x12gateway.core.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The credentials of a partner document: the lists, and the short forms for what always counts. */
final class CredentialReader {
    private CredentialReader() {}

    static Credentials credentials(DocumentNode node) {
        var in = DocumentFields.of(node, "credentials", DocumentKeys.CREDENTIALS);
        return new Credentials(
                both(
                        in.eachText("apiTokenSha256", t -> new ApiToken(t, "", Set.of(), Validity.ALWAYS)),
                        in.each("apiTokens", CredentialReader::apiToken)),
                in.each("oauthClients", CredentialReader::oauthClient),
                both(
                        in.eachText("certificateSha256", ClientCertificate::of),
                        in.each("certificates", CredentialReader::certificate)),
                both(shortPassword(in), in.each("corePasswords", CredentialReader::corePassword)),
                in.text("sshUser", ""),
                in.each("sshKeys", CredentialReader::sshKey),
                in.each("sshPasswords", CredentialReader::sshPassword));
    }

    /** A user alone lets nobody in, now as before. */
    private static List<CorePassword> shortPassword(DocumentFields in) {
        if (in.text("corePasswordHash", "").isEmpty()) return List.of();
        var hash = in.required("corePasswordHash", text -> hash("corePasswordHash", text));
        return List.of(new CorePassword(in.required("coreUser"), hash, Validity.ALWAYS));
    }

    private static ApiToken apiToken(DocumentNode node) {
        var in = DocumentFields.of(node, "an API token", DocumentKeys.API_TOKEN);
        return in.made(() -> new ApiToken(in.required("sha256"), in.text("label", ""), scopes(in), validity(in)));
    }

    private static OAuthClient oauthClient(DocumentNode node) {
        var in = DocumentFields.of(node, "an OAuth client", DocumentKeys.OAUTH_CLIENT);
        return in.made(
                () -> new OAuthClient(in.required("clientId"), in.required("secretSha256"), scopes(in), validity(in)));
    }

    private static ClientCertificate certificate(DocumentNode node) {
        var in = DocumentFields.of(node, "a certificate", DocumentKeys.CERTIFICATE);
        return in.made(() -> new ClientCertificate(
                in.text("sha256", ""), in.text("issuer", ""), in.text("subjectAltName", ""), validity(in)));
    }

    private static CorePassword corePassword(DocumentNode node) {
        var in = DocumentFields.of(node, "a CORE password", DocumentKeys.CORE_PASSWORD);
        return in.made(() ->
                new CorePassword(in.required("user"), in.required("hash", text -> hash("hash", text)), validity(in)));
    }

    private static SshKey sshKey(DocumentNode node) {
        if (node instanceof DocumentNode.Text key) return new SshKey(key.value(), Validity.ALWAYS);
        var in = DocumentFields.of(node, "an SSH key", DocumentKeys.SSH_KEY);
        return in.made(() -> new SshKey(in.required("key"), validity(in)));
    }

    private static SshPassword sshPassword(DocumentNode node) {
        var in = DocumentFields.of(node, "an SFTP password", DocumentKeys.SSH_PASSWORD);
        return in.made(() -> new SshPassword(
                in.required("hash", text -> hash("hash", text)), in.texts("sourceAddresses"), validity(in)));
    }

    /** The text is not repeated: it may be the password itself, put there by mistake. */
    private static PasswordHash hash(String key, String text) {
        if (!PasswordHash.isWellFormed(text))
            throw new IllegalArgumentException(key + " is not of the form pbkdf2-sha256$iterations$salt$hash");
        return new PasswordHash(text);
    }

    private static Set<Scope> scopes(DocumentFields in) {
        return Set.copyOf(in.eachText("scopes", Scope::of));
    }

    private static Validity validity(DocumentFields in) {
        return new Validity(in.optional("from", ValidityText::from), in.optional("to", ValidityText::to));
    }

    private static <T> List<T> both(List<T> one, List<T> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
