package io.x12gateway.routes.doors;

import io.x12gateway.routes.RunningGateway;
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
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;

import static org.awaitility.Awaitility.await;

/**
 * The gateway in this process with every door open, the mock back ends behind it, and the demo's partners and a few of
 * our own in front; started once for all classes that ask for it.
 */
final class House implements AutoCloseable {
    /** Small, so that a body without end is cut off soon. */
    static final int BODY_BYTES_MAX = 24 * 1024 * 1024;

    private final Path dataDir;
    private final Access access;
    private final RunningGateway gateway;
    private final MockBackEnds mocks;

    private House(Path dataDir) {
        this.dataDir = dataDir;
        var folder = new DemoFolder(dataDir, Ports.free());
        folder.prepare();
        this.access = Newcomers.enrol(folder);
        this.gateway = RunningGateway.startWith(
                folder.gatewaySettings(), dataDir, Map.of("gateway.http.body-size-max", BODY_BYTES_MAX + "B"));
        this.mocks = MockBackEnds.start(folder.mockSettings());
        await().atMost(Duration.ofSeconds(60)).until(this::isReady);
    }

    Path dataDir() {
        return dataDir;
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
        try (var files = Files.walk(dataDir)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
