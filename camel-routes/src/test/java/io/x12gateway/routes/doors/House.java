package io.x12gateway.routes.doors;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.channel.remote.PartnersOwnServer;
import io.x12gateway.samples.MockBackEnds;
import io.x12gateway.samples.demo.DemoFolder;
import io.x12gateway.samples.demo.Ports;
import io.x12gateway.samples.scenario.Access;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/**
 * The gateway in this process with every door open, the mock back ends behind it, and the demo's partners and a few of
 * our own in front; started once for all classes that ask for it.
 */
final class House implements AutoCloseable {
    /** Small, so that a body without end is cut off soon. */
    static final int BODY_BYTES_MAX = 12 * 1024 * 1024;

    private final Path dataDir;
    private final Path partnersDir;
    private final PartnersOwnServer partnersServer;
    private final Access access;
    private final RunningGateway gateway;
    private final MockBackEnds mocks;

    private House(Path dataDir) throws IOException, GeneralSecurityException {
        this.dataDir = dataDir;
        this.partnersDir = Files.createTempDirectory("gateway-doors-partners");
        this.partnersServer = new PartnersOwnServer(partnersDir);
        var folder = new DemoFolder(dataDir, Ports.free());
        folder.prepare();
        this.access = Newcomers.enrol(folder, partnersServer);
        this.gateway = RunningGateway.startWith(folder.gatewaySettings(), dataDir, settings());
        this.mocks = MockBackEnds.start(folder.mockSettings());
        await().atMost(Duration.ofSeconds(60)).until(this::isReady);
    }

    /** All clients of these tests come from one address and cannot wait long. */
    private static Map<String, String> settings() {
        return Map.of(
                "gateway.http.body-size-max", BODY_BYTES_MAX + "B",
                "gateway.sftp.sessions-per-address-max", "200",
                "gateway.sftp.cut-file-held", "0s",
                "gateway.hets.rest", "500ms",
                "gateway.remote.allowed-networks", "127.0.0.0/8",
                "gateway.remote.stable-for", "200ms",
                "gateway.remote.files-per-visit", "1000",
                "gateway.remote.push-interval", "300ms",
                "gateway.remote.registry-interval", "1s",
                "gateway.remote.back-off-first", "200ms");
    }

    Path dataDir() {
        return dataDir;
    }

    /** Where partners that do not come to us have their files. */
    PartnersOwnServer partnersServer() {
        return partnersServer;
    }

    /** The claims system's own door. */
    ClaimsQueue claimsQueue() {
        return new ClaimsQueue(dataDir.resolve("mocks.yaml"));
    }

    Access access() {
        return access;
    }

    Access.Partner partner(String id) {
        return access.partner(id);
    }

    RunningGateway gateway() {
        return gateway;
    }

    private boolean isReady() {
        return status(access.httpUrl() + "/actuator/health/readiness") == 200
                && status(access.mocksUrl() + "/health") == 200;
    }

    private static int status(String url) {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        gateway.close();
        mocks.close();
        try {
            partnersServer.close();
            for (var directory : List.of(dataDir, partnersDir)) delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }

    /** Gives tests the house, and closes it after the last class. */
    static final class Extension implements BeforeAllCallback, ParameterResolver {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Extension.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            shared(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == House.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return shared(context);
        }

        private static House shared(ExtensionContext context) {
            return context.getRoot().getStore(HERE).getOrComputeIfAbsent(House.class, key -> open(), House.class);
        }

        private static House open() {
            try {
                return new House(Files.createTempDirectory("gateway-doors"));
            } catch (IOException | GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
