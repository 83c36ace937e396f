package io.x12gateway.load;

import io.x12gateway.core.partner.Fingerprint;
import io.x12gateway.samples.demo.Ports;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;

/** The directory of one run: a server certificate, a key and tokens for the partners, their registration. */
final class Site {
    static final String ASKER_TOKEN = "load-asker-token";
    static final String PAYER_TOKEN = "load-payer-token";
    static final String PAYROLL_TOKEN = "load-payroll-token";
    static final String PAYER_USER = "loadpayer";
    static final String ASKER_USER = "loadasker";

    /** What Spring Boot sets up by itself where no test configuration is in the way: the console and a file of JSON. */
    private static final String LOGBACK = """
            <configuration>
              <include resource="org/springframework/boot/logging/logback/defaults.xml"/>
              <include resource="org/springframework/boot/logging/logback/console-appender.xml"/>
              <include resource="org/springframework/boot/logging/logback/structured-file-appender.xml"/>
              <root level="INFO">
                <appender-ref ref="CONSOLE"/>
                <appender-ref ref="FILE"/>
              </root>
            </configuration>
            """;

    private final Path root;
    private final KeyPair sshKey = newKeys();
    private final SSLContext tls;

    private Site(Path root, X509Certificate certificate) throws GeneralSecurityException, IOException {
        this.root = root;
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("server", certificate);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
    }

    /** A gateway's own directory, ports and database. */
    record Room(Path directory, Ports ports, Databases.Database database) {}

    /** @param mailboxes NPIs of payees who are to have a mailbox each, and be paid by the claims system */
    static Site in(Path root, Collection<String> payees, List<String> mailboxes)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(root);
        var keys = newKeys();
        var certificate = certificate(keys);
        Files.writeString(root.resolve("server.crt"), pem("CERTIFICATE", certificate.getEncoded()));
        Files.writeString(
                root.resolve("server.key"), pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        Files.writeString(root.resolve("logback.xml"), LOGBACK);
        var site = new Site(root, certificate);
        Files.writeString(root.resolve("partners.yaml"), site.partners(payees) + payroll(mailboxes));
        return site;
    }

    Path root() {
        return root;
    }

    SSLContext tls() {
        return tls;
    }

    KeyPair sshKey() {
        return sshKey;
    }

    Path certificate() {
        return root.resolve("server.crt");
    }

    Path privateKey() {
        return root.resolve("server.key");
    }

    /**
     * The gateway's settings. What differs from the defaults: where it listens, which back end answers, and limits that
     * are there to stop a single sender, which is what all of this comes from.
     */
    List<String> settings(Room room) {
        var settings = new ArrayList<>(List.of(
                "--gateway.data-dir=" + room.directory(),
                "--gateway.partners-file=" + root.resolve("partners.yaml"),
                "--logging.config=" + root.resolve("logback.xml"),
                "--gateway.interchange.id=" + Messages.GATEWAY,
                "--gateway.interchange.application-id=" + Messages.GATEWAY_APPLICATION,
                "--gateway.routing.eligibility=" + InstantPayer.NAME,
                "--gateway.http.tls-address=127.0.0.1",
                "--gateway.http.tls-port=" + room.ports().https(),
                "--gateway.http.loopback-port=" + room.ports().http(),
                "--gateway.http.certificate-file=" + certificate(),
                "--gateway.http.private-key-file=" + privateKey(),
                "--gateway.sftp.address=127.0.0.1",
                "--gateway.sftp.port=" + room.ports().sftp(),
                "--gateway.sftp.sessions-max=1000",
                "--gateway.sftp.sessions-per-address-max=1000",
                "--gateway.limits.requests-per-minute=100000000",
                "--gateway.limits.concurrent-uploads=4000",
                "--gateway.limits.bytes-per-day=1TB"));
        settings.addAll(room.database().settings());
        return settings;
    }

    private String partners(Collection<String> payees) {
        return """
                partners:
                  - id: load-asker
                    name: Clearinghouse under load
                    identities: [{ qualifier: ZZ, id: %s }]
                    agreements: [{ transactions: ["270", "276"], from: 2020-01-01 }]
                    credentials: { apiTokenSha256: ["%s"], sshUser: %s, sshKeys: ["%s"] }
                  - id: load-payer
                    name: Payer under load
                    kind: payer
                    identities: [{ qualifier: ZZ, id: %s }]
                    applicationId: %s
                    agreements: [{ transactions: ["835"], from: 2020-01-01 }]
                    credentials: { apiTokenSha256: ["%s"], sshUser: %s, sshKeys: ["%s"] }
                  - id: load-payee
                    name: Whoever is paid
                    identities: [{ qualifier: ZZ, id: LOADPAYEE }]
                    agreements: [{ transactions: ["835"], providers: ["%s"], from: 2020-01-01 }]
                """.formatted(
                        Messages.ASKER,
                        Fingerprint.sha256(ASKER_TOKEN),
                        ASKER_USER,
                        publicKey(),
                        Messages.PAYER,
                        Messages.PAYER_APPLICATION,
                        Fingerprint.sha256(PAYER_TOKEN),
                        PAYER_USER,
                        publicKey(),
                        String.join("\", \"", payees));
    }

    private static String payroll(List<String> mailboxes) {
        if (mailboxes.isEmpty()) return "";
        var yaml = new StringBuilder("""
                  - id: load-payroll
                    name: Claims system under load
                    kind: payer
                    identities: [{ qualifier: ZZ, id: %s }]
                    agreements: [{ transactions: ["835"], from: 2020-01-01 }]
                    credentials: { apiTokenSha256: ["%s"] }
                """.formatted(Payroll.payer(), Fingerprint.sha256(PAYROLL_TOKEN)));
        for (int payee = 0; payee < mailboxes.size(); payee++)
            yaml.append("""
                  - id: load-payee-%1$d
                    name: Payee %1$d
                    identities: [{ qualifier: ZZ, id: LOADPAYEE%1$d }]
                    agreements: [{ transactions: ["835"], providers: ["%2$s"], from: 2020-01-01 }]
                    credentials: { apiTokenSha256: ["%3$s"] }
                """.formatted(payee, mailboxes.get(payee), Fingerprint.sha256(payeeToken(payee))));
        return yaml.toString();
    }

    static String payeeToken(int payee) {
        return "load-payee-token-" + payee;
    }

    private String publicKey() {
        return PublicKeyEntry.toString(sshKey.getPublic());
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(KeyPair keys) throws GeneralSecurityException {
        var name = new X500Name("CN=localhost,O=Load program");
        var now = Instant.now();
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    name,
                    BigInteger.valueOf(now.toEpochMilli()),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.plus(Duration.ofDays(2))),
                    name,
                    keys.getPublic());
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + type + "-----\n";
    }
}
