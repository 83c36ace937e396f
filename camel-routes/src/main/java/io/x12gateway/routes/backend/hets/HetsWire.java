package io.x12gateway.routes.backend.hets;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The HTTPS connection: our certificate, their authorities, one deadline over everything, a cap on the answer. */
final class HetsWire implements AutoCloseable {
    private final URI url;
    private final int answerBytesMax;
    private final HttpClient client;

    HetsWire(HetsSettings settings) {
        this.url = URI.create(settings.url());
        this.answerBytesMax = Math.toIntExact(settings.answerSizeMax().toBytes());
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(tls(settings))
                .build();
    }

    /**
     * Sends and waits for the whole answer; after {@code deadline} the connection is broken off.
     *
     * @throws IOException if there is no whole answer in time
     */
    HttpResponse<byte[]> post(CoreRequest form, Duration deadline) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url)
                .header("Content-Type", form.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.body()))
                .build();
        return await(request, deadline);
    }

    /** Any answer at all, whatever its status, shows that HETS can be reached and takes our certificate. */
    void probe(Duration deadline) throws IOException, InterruptedException {
        await(
                HttpRequest.newBuilder(url)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                deadline);
    }

    private HttpResponse<byte[]> await(HttpRequest request, Duration deadline)
            throws IOException, InterruptedException {
        var answer = client.sendAsync(request, info -> new CappedBody(answerBytesMax));
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + deadline.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e);
        } finally {
            answer.cancel(true);
        }
    }

    private static SSLContext tls(HetsSettings settings) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(ourKeys(settings), theirAuthorities(settings), null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "hets-certificate",
                    "the key store or trust store for HETS cannot be used; check gateway.hets.key-store, trust-store"
                            + " and their passwords",
                    e);
        }
    }

    private static KeyManager[] ourKeys(HetsSettings settings) throws GeneralSecurityException, IOException {
        if (settings.keyStore().isBlank()) return new KeyManager[0];
        var password = settings.keyStorePassword().toCharArray();
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(Path.of(settings.keyStore()).toFile(), password), password);
        return keys.getKeyManagers();
    }

    private static TrustManager[] theirAuthorities(HetsSettings settings) throws GeneralSecurityException, IOException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        if (settings.trustStore().isBlank()) trust.init((KeyStore) null);
        else
            trust.init(KeyStore.getInstance(
                    Path.of(settings.trustStore()).toFile(),
                    settings.trustStorePassword().toCharArray()));
        return trust.getTrustManagers();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
