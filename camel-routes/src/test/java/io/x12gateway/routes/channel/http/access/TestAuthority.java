package io.x12gateway.routes.channel.http.access;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** A certificate authority with clients, who all write the same thing into their subject, and a revocation list. */
final class TestAuthority {
    private static final AtomicLong SERIAL = new AtomicLong(System.currentTimeMillis());
    private final X500Name name;
    private final KeyPair keys;
    final X509Certificate certificate;

    /** A client of it. */
    record Client(X509Certificate certificate, PrivateKey key) {
        KeyManager[] keyManagers() throws Exception {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", key, new char[0], new Certificate[] {certificate});
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return factory.getKeyManagers();
        }
    }

    TestAuthority(String organisation) throws Exception {
        name = new X500Name("CN=Clients,O=" + organisation + ",C=US");
        keys = newKeys();
        var builder = new JcaX509v3CertificateBuilder(name, serial(), at(-10), at(3650), name, keys.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(true))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
    }

    /** @param names DNS names */
    Client issue(int fromDay, int toDay, String... names) throws Exception {
        return issue(KeyPurposeId.id_kp_clientAuth, fromDay, toDay, names);
    }

    Client issue(KeyPurposeId use, int fromDay, int toDay, String... names) throws Exception {
        var own = newKeys();
        var subject = new X500Name("CN=billing.example.test,O=Somebody");
        var all = Arrays.stream(names)
                .map(n -> new GeneralName(GeneralName.dNSName, n))
                .toArray(GeneralName[]::new);
        var builder = new JcaX509v3CertificateBuilder(name, serial(), at(fromDay), at(toDay), subject, own.getPublic())
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
        return new Client(new JcaX509CertificateConverter().getCertificate(builder.build(signer())), own.getPrivate());
    }

    /** Replaces the list in this file. */
    void revoke(Path file, X509Certificate... revoked) throws Exception {
        var list = new X509v2CRLBuilder(name, at(-1));
        list.setNextUpdate(at(7));
        for (var one : revoked) list.addCRLEntry(one.getSerialNumber(), at(-1), CRLReason.keyCompromise);
        Files.writeString(file, pem("X509 CRL", list.build(signer()).getEncoded()));
    }

    /** What a responder of this authority says to a request (RFC 6960), both DER. */
    byte[] answer(byte[] request, Set<BigInteger> revoked) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        var builder = new JcaBasicOCSPRespBuilder(keys.getPublic(), digests.get(RespID.HASH_SHA1));
        for (var asked : new OCSPReq(request).getRequestList()) {
            var id = asked.getCertID();
            var status = revoked.contains(id.getSerialNumber())
                    ? new RevokedStatus(at(-1), CRLReason.keyCompromise)
                    : CertificateStatus.GOOD;
            builder.addResponse(id, status, Date.from(Instant.now()), at(1));
        }
        return new OCSPRespBuilder()
                .build(OCSPRespBuilder.SUCCESSFUL, builder.build(signer(), null, new Date()))
                .getEncoded();
    }

    String pem() throws Exception {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private org.bouncycastle.operator.ContentSigner signer() throws Exception {
        return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
    }

    private static KeyPair newKeys() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return BigInteger.valueOf(SERIAL.incrementAndGet());
    }

    private static Date at(int day) {
        return Date.from(Instant.now().plus(Duration.ofDays(day)));
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }
}
