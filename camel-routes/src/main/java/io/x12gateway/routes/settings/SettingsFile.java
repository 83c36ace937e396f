package io.x12gateway.routes.settings;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The settings as a command sees them that is no gateway: {@code application.yaml} and the environment. */
public final class SettingsFile {
    private final StandardEnvironment environment = new StandardEnvironment();

    public SettingsFile() {
        try {
            new YamlPropertySourceLoader()
                    .load("application", new ClassPathResource("application.yaml"))
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException("application.yaml", e);
        }
    }

    /** The same settings for another data directory. */
    public SettingsFile in(Path dataDir) {
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("command", Map.of("gateway.data-dir", dataDir.toString())));
        return this;
    }

    public GatewaySettings gateway() {
        return bind("gateway", GatewaySettings.class);
    }

    public DatabaseSettings database() {
        return bind("gateway.database", DatabaseSettings.class);
    }

    private <T> T bind(String prefix, Class<T> type) {
        return Binder.get(environment).bindOrCreate(prefix, type);
    }
}
