package io.x12gateway.routes.channel.http.access;

import io.x12gateway.routes.settings.SecretFile;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;

/**
 * A self-signed certificate for {@code localhost}, made once, so that the TLS door opens on a machine where nothing
 * was prepared. Partners of a production gateway get one of an authority by {@code gateway.http.certificate-file}.
 */
record ServerCertificate(Path chain, Path privateKey) {
    private static final Duration VALID = Duration.ofDays(825);

    /** The pair in this directory, made there if it does not exist. */
    static ServerCertificate in(Path directory, Clock clock) {
        var pair = new ServerCertificate(directory.resolve("server.crt"), directory.resolve("server.key"));
        if (Files.exists(pair.chain) && Files.exists(pair.privateKey)) return pair;
        try {
            Files.createDirectories(directory);
            pair.make(clock);
            return pair;
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("no server certificate could be made in " + directory + ": " + e, e);
        }
    }

    private void make(Clock clock) throws IOException, GeneralSecurityException, OperatorCreationException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var keys = generator.generateKeyPair();
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
        var certificate = unsigned(keys, clock).build(signer).getEncoded();
        Files.deleteIfExists(privateKey);
        SecretFile.write(privateKey, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
        Files.writeString(chain, pem("CERTIFICATE", certificate));
    }

    private static X509v3CertificateBuilder unsigned(KeyPair keys, Clock clock) throws CertIOException {
        var name = new X500Name("CN=localhost,O=X12 gateway (self-signed)");
        var now = clock.instant();
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(159, new SecureRandom()),
                        Date.from(now.minus(Duration.ofHours(1))),
                        Date.from(now.plus(VALID)),
                        name,
                        keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                    new GeneralName(GeneralName.iPAddress, "::1")
                }));
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + type + "-----\n";
    }
}
