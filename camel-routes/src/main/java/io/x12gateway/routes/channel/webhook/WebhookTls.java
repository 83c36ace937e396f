package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.jspecify.annotations.Nullable;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/** Whose certificates are believed: Java's own authorities, and those of a file. */
final class WebhookTls {
    private WebhookTls() {}

    static SSLContext trusting(WebhookSettings settings) {
        try {
            var context = SSLContext.getInstance("TLS");
            if (settings.trustStore().isBlank()) context.init(null, null, null);
            else context.init(null, together(settings).getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "webhook-trust-store",
                    "the trust store of webhooks cannot be used; check gateway.webhooks.trust-store and its password",
                    e);
        }
    }

    private static TrustManagerFactory together(WebhookSettings settings) throws GeneralSecurityException, IOException {
        var all = KeyStore.getInstance("PKCS12");
        all.load(null, null);
        for (var authority : ofJava().getAcceptedIssuers()) all.setCertificateEntry("java-" + all.size(), authority);
        var more = KeyStore.getInstance(
                Path.of(settings.trustStore()).toFile(),
                settings.trustStorePassword().toCharArray());
        for (var alias : Collections.list(more.aliases())) {
            var certificate = more.getCertificate(alias);
            if (certificate != null) all.setCertificateEntry("ours-" + all.size(), certificate);
        }
        return factory(all);
    }

    private static X509TrustManager ofJava() throws GeneralSecurityException {
        for (var manager : factory(null).getTrustManagers())
            if (manager instanceof X509TrustManager trust) return trust;
        throw new GeneralSecurityException("Java has no authorities of its own");
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
