package io.x12gateway.samples.demo;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.x12gateway.samples.scenario.Access;
import io.x12gateway.samples.scenario.Scenario;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The demo's directory: keys and certificates made here and good for nothing else, the partner file, the settings of
 * gateway and mocks, and {@code access.json} with what each partner needs. Made once; a second start finds the same
 * partners, so that work a killed gateway left behind can be finished.
 */
public final class DemoFolder {
    private static final String REMITTANCE_KEY = "remittance.key";
    private static final String STORE_PASSWORD = "demo-only";
    private static final String LOOPBACK = "127.0.0.1";
    private static final String ACCESS = "access.json";
    /** Made by the gateway in its data directory. */
    private static final String OPERATOR_TOKEN = "operator.token";

    private static final String SUBMITTER_ID = "GW0001";
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final String WEBHOOK_SECRET = "demo-hook";
    private final Path root;
    private final Ports ports;
    private final boolean tells;

    public DemoFolder(Path root, Ports ports) {
        this(root, ports, false);
    }

    private DemoFolder(Path root, Ports ports, boolean tells) {
        this.root = root.toAbsolutePath().normalize();
        this.ports = ports;
        this.tells = tells;
    }

    /** One whose partners are told what happens at a {@link #receiver}. */
    public static DemoFolder withWebhooks(Path root, Ports ports) {
        return new DemoFolder(root, ports, true);
    }

    public Path root() {
        return root;
    }

    public Path accessFile() {
        return root.resolve(ACCESS);
    }

    public Path gatewaySettings() {
        return root.resolve("gateway.yaml");
    }

    public Path mockSettings() {
        return root.resolve("mocks.yaml");
    }

    public Path gatewayLog() {
        return root.resolve("gateway.log");
    }

    /** Makes what is missing and (re)writes the settings for these ports. */
    public Access prepare() {
        try {
            Files.createDirectories(root.resolve("keys"));
            var access = Files.exists(accessFile()) ? withPorts(Access.read(accessFile())) : create();
            access.write(accessFile());
            restrict(accessFile());
            if (tells) subscribe();
            write(gatewaySettings(), gateway());
            write(mockSettings(), mocks());
            return access;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + root, e);
        }
    }

    /** Where the partners are told, once the folder is prepared. */
    public WebhookReceiver receiver() {
        try {
            return new WebhookReceiver(
                    ports.webhooks(), Files.readString(webhookSecret()).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path webhookSecret() {
        return root.resolve("webhook-secrets").resolve(WEBHOOK_SECRET);
    }

    /** The receiver may listen elsewhere than at the last start. */
    private void subscribe() throws IOException {
        if (!Files.exists(webhookSecret())) {
            Files.createDirectories(root.resolve("webhook-secrets"));
            Files.writeString(webhookSecret(), Secrets.newToken());
            restrict(webhookSecret());
        }
        var file = (ObjectNode) YAML.readTree(Files.readString(partnersFile()));
        for (var partner : file.path("partners"))
            if (DemoPartner.TOLD.contains(partner.path("id").asString()))
                ((ObjectNode) partner)
                        .putObject("channels")
                        .putArray("webhooks")
                        .addObject()
                        .put("url", "http://127.0.0.1:" + ports.webhooks() + "/events")
                        .put("secretName", WEBHOOK_SECRET);
        YAML.writeValue(partnersFile(), file);
    }

    private Path partnersFile() {
        return root.resolve("partners.yaml");
    }

    private Access create() throws IOException {
        var authority = Authority.create("CN=Demo authority of this directory only");
        authority.writeCertificate(key("authority.pem"));
        authority.writeTrustStore(key("authority.p12"), STORE_PASSWORD);
        authority.issue("CN=gateway.demo").writePem(key("gateway.pem"), key("gateway.key"));
        restrict(key("gateway.key"));
        writeKey(key(REMITTANCE_KEY));
        writeStore(authority.issue("CN=hets.demo"), "hets.p12");
        writeStore(authority.issue("CN=GW0001"), "gateway-at-hets.p12");
        var partners = new ArrayList<Access.Partner>();
        var registered = new ArrayList<Map<String, Object>>();
        for (var partner : DemoPartner.ALL) enrol(partner, authority, partners, registered);
        write(partnersFile(), Map.of("partners", registered));
        return withPorts(new Access(
                "",
                "",
                key("authority.pem").toString(),
                LOOPBACK,
                0,
                "",
                root.resolve(OPERATOR_TOKEN).toString(),
                List.of(),
                partners));
    }

    private void enrol(
            DemoPartner partner,
            Authority authority,
            List<Access.Partner> partners,
            List<Map<String, Object>> registered)
            throws IOException {
        var token = Secrets.newToken();
        var mailboxToken = Secrets.newToken();
        var oauthSecret = Secrets.newToken();
        var password = Secrets.newToken().substring(0, 20);
        var sftpPassword = partner.mayUseSftpPassword() ? Secrets.newToken().substring(0, 20) : "";
        var certificate = authority.issue("CN=" + partner.interchangeId());
        writeStore(certificate, partner.id() + ".p12");
        var sshKey = key(partner.id() + ".ssh");
        var sshPublicKey = newSshKey(sshKey);
        partners.add(new Access.Partner(
                partner.id(),
                partner.name(),
                partner.interchangeId(),
                token,
                mailboxToken,
                partner.id(),
                oauthSecret,
                partner.id(),
                password,
                partner.id(),
                sshKey.toString(),
                sftpPassword,
                key(partner.id() + ".p12").toString(),
                STORE_PASSWORD));
        var credentials = new LinkedHashMap<String, Object>();
        credentials.put(
                "apiTokens",
                List.of(
                        Map.of("sha256", Secrets.sha256(token), "label", "demo"),
                        Map.of(
                                "sha256", Secrets.sha256(mailboxToken),
                                "label", "mailbox only",
                                "scopes", List.of("mailbox.read"))));
        credentials.put(
                "oauthClients", List.of(Map.of("clientId", partner.id(), "secretSha256", Secrets.sha256(oauthSecret))));
        credentials.put("sshUser", partner.id());
        credentials.put("sshKeys", List.of(sshPublicKey));
        if (!sftpPassword.isEmpty())
            credentials.put(
                    "sshPasswords",
                    List.of(Map.of(
                            "hash", Secrets.passwordHash(sftpPassword), "sourceAddresses", List.of("127.0.0.0/8"))));
        credentials.put("certificates", List.of(Map.of("sha256", certificate.fingerprint())));
        credentials.put("corePasswords", List.of(Map.of("user", partner.id(), "hash", Secrets.passwordHash(password))));
        registered.add(registration(partner, credentials));
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

    private Access withPorts(Access access) {
        return access.at(
                "http://127.0.0.1:" + ports.http(),
                "https://localhost:" + ports.https(),
                ports.sftp(),
                "http://127.0.0.1:" + ports.mocks());
    }

    private void writeStore(Authority.Identity identity, String name) throws IOException {
        identity.writePkcs12(key(name), STORE_PASSWORD);
        restrict(key(name));
    }

    /** Writes an Ed25519 key as OpenSSH wants it and returns the public line. */
    private static String newSshKey(Path file) throws IOException {
        try {
            var keys = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            var secret = new ByteArrayOutputStream();
            keys.writeOpenSSHv1PrivateKey(secret, null);
            Files.write(file, secret.toByteArray());
            restrict(file);
            var open = new ByteArrayOutputStream();
            keys.writePublicKey(open, "demo");
            keys.dispose();
            return open.toString(StandardCharsets.US_ASCII).strip();
        } catch (JSchException e) {
            throw new IllegalStateException("cannot make an SSH key", e);
        }
    }

    /** 256 random bits in hexadecimal. */
    private static void writeKey(Path file) throws IOException {
        var bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        Files.writeString(file, HexFormat.of().formatHex(bits));
        restrict(file);
    }

    private Path key(String name) {
        return root.resolve("keys").resolve(name);
    }

    private static void restrict(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static void write(Path file, Map<String, ?> content) {
        YAML.writeValue(file, content);
    }

    /** The gateway's settings; everything not named keeps its default. */
    private Map<String, Object> gateway() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("data-dir", root.toString());
        settings.put("partners-file", partnersFile().toString());
        settings.put("http", httpSettings());
        settings.put("sftp", Map.of("address", LOOPBACK, "port", ports.sftp()));
        settings.put(
                "broker",
                Map.of("claims", Map.of("port", ports.broker(), "user", "claims", "password", STORE_PASSWORD)));
        settings.put(
                "remittance-queue",
                Map.of(
                        "partner",
                        DemoPartner.PAYER,
                        "key-file",
                        key(REMITTANCE_KEY).toString()));
        settings.put("hets", hetsClientSettings());
        if (tells)
            settings.put(
                    "webhooks", Map.of("allowed-networks", "127.0.0.0/8", "ports", Integer.toString(ports.webhooks())));
        return Map.of("gateway", settings);
    }

    private Map<String, Object> httpSettings() {
        return Map.of(
                "tls-address", LOOPBACK,
                "tls-port", ports.https(),
                "loopback-port", ports.http(),
                "certificate-file", key("gateway.pem").toString(),
                "private-key-file", key("gateway.key").toString());
    }

    private Map<String, Object> hetsClientSettings() {
        return Map.of(
                "url",
                "https://localhost:" + ports.hets() + "/",
                "submitter-id",
                SUBMITTER_ID,
                "key-store",
                key("gateway-at-hets.p12").toString(),
                "key-store-password",
                STORE_PASSWORD,
                "trust-store",
                key("authority.p12").toString(),
                "trust-store-password",
                STORE_PASSWORD,
                "test",
                Map.of("url", "https://localhost:" + ports.hetsTest() + "/"));
    }

    private Map<String, Object> mocks() {
        return Map.of(
                "controlPort",
                ports.mocks(),
                "hets",
                hetsSide(ports.hets()),
                "hetsTest",
                hetsSide(ports.hetsTest()),
                "claims",
                claimsSide(Map.of(
                        "remittances",
                        "claims.remittance",
                        "remittanceKey",
                        key(REMITTANCE_KEY).toString(),
                        "data",
                        root.resolve("claims-system").toString())),
                "claimsTest",
                claimsSide(Map.of(
                        "inquiries", "claims.test.inquiry", "submissions", "claims.test.submission", "workers", 1)));
    }

    private Map<String, Object> hetsSide(int port) {
        return Map.of(
                "host",
                LOOPBACK,
                "port",
                port,
                "tls",
                hetsServerSettings(),
                "today",
                Scenario.TODAY.toString(),
                "payerId",
                "CMS",
                "submitters",
                List.of(Map.of(
                        "id",
                        SUBMITTER_ID,
                        "certificateName",
                        SUBMITTER_ID,
                        "npis",
                        List.of("1234567893", "1450000025", "1670000037"))));
    }

    private Map<String, Object> claimsSide(Map<String, Object> itsOwn) {
        var side = new LinkedHashMap<>(itsOwn);
        side.put("broker", "tcp://127.0.0.1:" + ports.broker());
        side.put("user", "claims");
        side.put("password", STORE_PASSWORD);
        return side;
    }

    private Map<String, Object> hetsServerSettings() {
        return Map.of(
                "keyStore",
                key("hets.p12").toString(),
                "keyStorePassword",
                STORE_PASSWORD,
                "trustStore",
                key("authority.p12").toString(),
                "trustStorePassword",
                STORE_PASSWORD);
    }
}
