package io.x12gateway.routes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ExtendWith(RunningGateway.Extension.class)
class GatewayStartIT {

    @Test
    void answersHealthOnLoopback(RunningGateway gateway) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(gateway.http().resolve("/actuator/health/liveness"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("UP");
        }
    }

    @Test
    void stopsTheStartAtAnUnknownRoom(@TempDir Path data) {
        assertThatThrownBy(() -> RunningGateway.start(data, Map.of("gateway.htpp.tls-port", "1")))
                .hasMessageContaining("gateway.htpp.tls-port")
                .hasMessageContaining("commandLineArgs");
    }

    @Test
    void stopsTheStartAtAnUnknownKeyOfARoom(@TempDir Path data) {
        assertThatThrownBy(() -> RunningGateway.start(data, Map.of("gateway.http.tls-prot", "1")))
                .hasStackTraceContaining("gateway.http.tls-prot");
    }
}
