package io.x12gateway.core.partner;

import java.util.List;

/** Every key that a partner document may have, by where it stands. */
public enum DocumentKeys {
    FILE("partners"),
    PARTNER(
            "id",
            "version",
            "name",
            "kind",
            "status",
            "identities",
            "testIdentities",
            "applicationId",
            "testApplicationId",
            "usages",
            "timeZone",
            "validationProfile",
            "lineBreaks",
            "outbound",
            "acknowledgments",
            "limits",
            "mailbox",
            "contacts",
            "agreements",
            "delegations",
            "credentials",
            "channels"),
    IDENTITY("qualifier", "id"),
    OUTBOUND("delimiters", "lineBreaks"),
    ACKNOWLEDGMENTS("ta1", "readableReport"),
    LIMITS("requestsPerMinute", "concurrentUploads", "fileBytesMax", "bytesPerDay"),
    MAILBOX("retentionDays", "uploadTrigger", "markerSuffix", "acceptedShown"),
    CONTACT("role", "name", "email", "phone"),
    AGREEMENT("id", "transactions", "providers", "from", "to", "contract"),
    DELEGATION("provider", "transaction", "from", "to"),
    CREDENTIALS(
            "apiTokens",
            "apiTokenSha256",
            "oauthClients",
            "certificates",
            "certificateSha256",
            "corePasswords",
            "coreUser",
            "corePasswordHash",
            "sshUser",
            "sshKeys",
            "sshPasswords"),
    API_TOKEN("sha256", "label", "scopes", "from", "to"),
    OAUTH_CLIENT("clientId", "secretSha256", "scopes", "from", "to"),
    CERTIFICATE("sha256", "issuer", "subjectAltName", "from", "to"),
    CORE_PASSWORD("user", "hash", "from", "to"),
    SSH_KEY("key", "from", "to"),
    SSH_PASSWORD("hash", "sourceAddresses", "from", "to"),
    CHANNELS("webhooks", "pulls", "pushes"),
    WEBHOOK("url", "secretName", "events"),
    PULL(
            "name",
            "host",
            "port",
            "user",
            "keyName",
            "hostKeys",
            "directory",
            "pattern",
            "after",
            "moveTo",
            "everySeconds"),
    PUSH("name", "host", "port", "user", "keyName", "hostKeys", "directory", "kinds", "uncertain");

    private final List<String> list;

    DocumentKeys(String... keys) {
        this.list = List.of(keys);
    }

    public List<String> list() {
        return list;
    }
}
