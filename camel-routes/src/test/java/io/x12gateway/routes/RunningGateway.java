package io.x12gateway.routes;

import io.x12gateway.routes.channel.http.access.HttpDoors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The real application, started once for all test classes that ask for it, on ports of its own with a data directory
 * of its own and the partners of {@code src/test/resources/partners.yaml}. Tests talk to it over its real doors:
 *
 * <pre>
 * &#64;ExtendWith(RunningGateway.Extension.class)
 * class MailboxIT {
 *     &#64;Test
 *     void listsWhatWaits(RunningGateway gateway) { ... gateway.https() ... }
 * }
 * </pre>
 *
 * <p>A test that must stop it, or needs other settings, starts one for itself with {@link #start}.
 */
public final class RunningGateway implements AutoCloseable {
    private final ServletWebServerApplicationContext context;
    private final Path dataDir;

    private RunningGateway(ServletWebServerApplicationContext context, Path dataDir) {
        this.context = context;
        this.dataDir = dataDir;
    }

    /** Starts a gateway in a data directory that outlives it. */
    public static RunningGateway start(Path dataDir, Map<String, String> settings) {
        var arguments = new ArrayList<String>(List.of(
                "--gateway.data-dir=" + dataDir,
                "--gateway.http.tls-port=0",
                "--gateway.http.loopback-port=0",
                "--gateway.sftp.port=0"));
        // What has no end is judged at once, unless it is the holding that is tested.
        if (!settings.containsKey("gateway.sftp.cut-file-held")) arguments.add("--gateway.sftp.cut-file-held=0s");
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return run(dataDir, arguments);
    }

    /** Starts one whose ports and partners stand in a settings file, as an operator would write it. */
    public static RunningGateway startWith(Path settingsFile, Path dataDir, Map<String, String> more) {
        var arguments = new ArrayList<String>(List.of("--spring.config.additional-location=file:" + settingsFile));
        more.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return run(dataDir, arguments);
    }

    private static RunningGateway run(Path dataDir, List<String> arguments) {
        var context = GatewayApplication.application().run(arguments.toArray(String[]::new));
        return new RunningGateway((ServletWebServerApplicationContext) context, dataDir);
    }

    /** The partners that {@link TestPartner} knows. */
    public static String partnersFile() {
        return Path.of("src", "test", "resources", "partners.yaml")
                .toAbsolutePath()
                .toString();
    }

    /** Base address of the TLS door. */
    public URI https() {
        return URI.create("https://localhost:" + bean(HttpDoors.class).tlsPort());
    }

    /** Base address of the door on loopback. */
    public URI http() {
        return URI.create("http://127.0.0.1:"
                + java.util.Objects.requireNonNull(context.getWebServer()).getPort());
    }

    public Path dataDir() {
        return dataDir;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Where there are several of a type. */
    public <T> T bean(String name, Class<T> type) {
        return context.getBean(name, type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Gives tests the shared gateway, and closes it after the last class. */
    public static final class Extension implements BeforeAllCallback, ParameterResolver {
        private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Extension.class);

        @Override
        public void beforeAll(ExtensionContext context) {
            shared(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningGateway.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return shared(context).gateway;
        }

        private static Shared shared(ExtensionContext context) {
            return context.getRoot()
                    .getStore(HERE)
                    .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class);
        }
    }

    private static final class Shared implements AutoCloseable {
        private final RunningGateway gateway;

        Shared() {
            try {
                // No claims system is there to wait for, so silence need not be long.
                gateway = start(
                        Files.createTempDirectory("gateway-it"),
                        Map.of("gateway.partners-file", partnersFile(), "gateway.real-time.deadline", "6s"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            gateway.close();
            try (var files = Files.walk(gateway.dataDir)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
            }
        }
    }
}
