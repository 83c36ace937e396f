package io.x12gateway.routes.walk;

import io.x12gateway.routes.GatewayApplication;
import io.x12gateway.samples.MockBackEnds;
import io.x12gateway.samples.demo.DemoFolder;
import io.x12gateway.samples.demo.GatewayProcess;
import io.x12gateway.samples.demo.Ports;
import io.x12gateway.samples.demo.WebhookReceiver;
import io.x12gateway.samples.scenario.Access;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The gateway as a process of its own and the mocks beside it, on free ports, with the demo's partners: the whole
 * product, as tests that kill it or play scenarios with it need it.
 */
final class ProductUnderTest implements AutoCloseable {
    private final DemoFolder folder;
    private final List<String> settings;
    private final Access access;
    private final WebhookReceiver receiver;
    private final MockBackEnds mocks;
    private GatewayProcess gateway;

    private ProductUnderTest(DemoFolder folder, List<String> settings) {
        this.folder = folder;
        this.settings = List.copyOf(settings);
        this.access = folder.prepare();
        this.receiver = folder.receiver();
        this.gateway = launch();
        this.mocks = MockBackEnds.start(folder.mockSettings());
        awaitReady();
    }

    /** @param settings of the gateway, as on its command line */
    static ProductUnderTest start(Path dataDir, String... settings) {
        return new ProductUnderTest(DemoFolder.withWebhooks(dataDir, Ports.free()), List.of(settings));
    }

    /** Where everything is and how to get in. */
    Access access() {
        return access;
    }

    /** Where partners are told what happens. */
    WebhookReceiver receiver() {
        return receiver;
    }

    /** Ends the gateway without warning. */
    void kill() throws InterruptedException {
        gateway.kill();
    }

    /** Starts it again on the same data. */
    void restart() {
        gateway = launch();
        awaitReady();
    }

    private void awaitReady() {
        gateway.awaitOk(access.httpUrl() + "/actuator/health/readiness");
        gateway.awaitOk(access.mocksUrl() + "/health");
    }

    private GatewayProcess launch() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName(),
                // a scenario with a silent back end waits for all of it
                "--gateway.real-time.deadline=8s",
                "--spring.config.additional-location=file:" + folder.gatewaySettings()));
        command.addAll(settings);
        return GatewayProcess.start(command, folder.root(), folder.gatewayLog());
    }

    @Override
    public void close() {
        gateway.close();
        mocks.close();
        receiver.close();
    }
}
