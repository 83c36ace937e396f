package io.x12gateway.samples.hets;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/**
 * The server's key and the authorities whose client certificates it accepts: two PKCS#12 or JKS stores. Passwords are
 * kept out of {@code toString}.
 */
public record Tls(Path keyStore, String keyStorePassword, Path trustStore, String trustStorePassword) {

    SSLContext context() {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(load(keyStore, keyStorePassword), keyStorePassword.toCharArray());
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(load(trustStore, trustStorePassword));
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("cannot use " + keyStore + " with " + trustStore + ": " + e, e);
        }
    }

    private static KeyStore load(Path path, String password) throws GeneralSecurityException {
        if (!Files.isReadable(path))
            throw new IllegalArgumentException("no readable key store at " + path + "; check the HETS TLS settings");
        try {
            return KeyStore.getInstance(path.toFile(), password.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open " + path + "; is its password right?", e);
        }
    }

    @Override
    public String toString() {
        return "Tls[keyStore=" + keyStore + ", trustStore=" + trustStore + "]";
    }
}
