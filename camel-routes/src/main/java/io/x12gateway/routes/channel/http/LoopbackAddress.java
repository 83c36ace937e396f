package io.x12gateway.routes.channel.http;

import io.x12gateway.routes.settings.GatewaySettings;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves the address of the loopback door in the data directory, where the operator's tool looks for it. */
@Component
public class LoopbackAddress {
    private static final String FILE = "operator.url";
    private final Path file;

    LoopbackAddress(GatewaySettings gateway) {
        this.file = in(gateway.dataDir());
    }

    /** Where the address of a gateway with this data directory is; a stopped gateway may have left one. */
    public static Path in(Path dataDir) {
        return dataDir.resolve(FILE);
    }

    @EventListener
    void opened(ServletWebServerInitializedEvent event) {
        try {
            Files.writeString(file, "http://127.0.0.1:" + event.getWebServer().getPort() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
