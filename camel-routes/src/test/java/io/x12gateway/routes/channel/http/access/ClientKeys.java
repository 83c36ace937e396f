package io.x12gateway.routes.channel.http.access;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;

/** A self-signed certificate with its key, for a client. */
record ClientKeys(Certificate certificate, PrivateKey key) {

    static ClientKeys in(Path directory, Clock clock) throws IOException, GeneralSecurityException {
        var pair = ServerCertificate.in(directory, clock);
        var pem = Files.readString(pair.privateKey()).replaceAll("-----[A-Z ]+-----|\\s", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        try (var chain = Files.newInputStream(pair.chain())) {
            return new ClientKeys(CertificateFactory.getInstance("X.509").generateCertificate(chain), key);
        }
    }

    KeyManager[] keyManagers() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", key, new char[0], new Certificate[] {certificate});
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }
}
