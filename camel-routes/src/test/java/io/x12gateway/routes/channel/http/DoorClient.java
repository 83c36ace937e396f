package io.x12gateway.routes.channel.http;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.channel.http.access.HttpDoors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;

/** A partner's client at the TLS door, which trusts the certificate that the gateway made. */
public final class DoorClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final RunningGateway gateway;
    private final HttpClient http;

    public DoorClient(RunningGateway gateway, KeyManager... clientKeys) {
        this.gateway = gateway;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trusting(gateway, clientKeys))
                .build();
    }

    public HttpRequest.Builder to(String path) {
        return at(gateway.https().resolve(path));
    }

    public HttpRequest.Builder to(String path, TestPartner partner) {
        return to(path).header("Authorization", "Bearer " + partner.token());
    }

    /** The door on loopback. */
    public HttpRequest.Builder toLoopback(String path) {
        return at(gateway.http().resolve(path));
    }

    private static HttpRequest.Builder at(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    public static HttpRequest.BodyPublisher text(String body) {
        return HttpRequest.BodyPublishers.ofString(body);
    }

    /** Trusts the certificate of this gateway and no other. */
    public static SSLContext trusting(RunningGateway gateway, KeyManager @Nullable ... clientKeys) {
        try (var pem = Files.newInputStream(gateway.bean(HttpDoors.class).certificateFile())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    "gateway", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(clientKeys, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
