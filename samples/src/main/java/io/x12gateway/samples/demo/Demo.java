package io.x12gateway.samples.demo;

import io.x12gateway.samples.MockBackEnds;
import io.x12gateway.samples.scenario.Access;
import io.x12gateway.samples.scenario.Scenario;
import io.x12gateway.samples.scenario.ScenarioPlayer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The whole product on one machine: starts the gateway and both mocks, holds conversations over the real wires, prints
 * them and the trace of one claim, and stays up for the reader's own tries. With {@code --once} it ends instead: 0 if every step gave what
 * its scenario expects, 1 otherwise.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "The whole product, conversations with it, and the trace of a claim.")
public final class Demo implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    @Option(names = "--home", required = true, hidden = true)
    private Path home = Path.of(".");

    @Option(names = "--gateway", required = true, hidden = true, description = "the command that starts the gateway")
    private String gateway = "";

    @Option(names = "--data", description = "keeps everything here; default: data/demo")
    private Path data = Path.of("data", "demo");

    @Option(names = "--once", description = "ends after the conversations, with 0 if all went as expected")
    private boolean once;

    @Option(names = "--prepare", hidden = true, description = "makes the next start quick while it stays up")
    private boolean prepare;

    @Option(names = "--any-ports", description = "listens wherever a port is free instead of on the usual ones")
    private boolean anyPorts;

    /** Held here, because java.util.logging forgets a logger's level with the logger. */
    private static final Logger SCHEMAS = Logger.getLogger("io.xlate.edi");

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "logback-demo.xml");
        SCHEMAS.setLevel(Level.WARNING);
        System.exit(new CommandLine(new Demo()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        var transcript = new Transcript(System.out, System.console() != null && System.getenv("NO_COLOR") == null);
        var ports = anyPorts ? Ports.free() : Ports.USUAL;
        int taken = ports.taken();
        if (taken > 0) {
            System.err.println(
                    "Port " + taken + " is in use, perhaps by another demo. Stop that one, or add --any-ports.");
            return 1;
        }
        var folder = DemoFolder.withWebhooks(home.resolve(data), ports);
        var access = folder.prepare();
        long began = System.nanoTime();
        transcript.line("Starting the gateway and the mock back ends; everything they keep is in " + data + ".");
        try (var running = GatewayProcess.start(command(folder), home, folder.gatewayLog());
                var ignored = MockBackEnds.start(folder.mockSettings());
                var receiver = folder.receiver()) {
            var stop = new Thread(running::close, "stop-gateway");
            Runtime.getRuntime().addShutdownHook(stop);
            running.awaitOk(access.httpUrl() + "/actuator/health/readiness");
            running.awaitOk(access.mocksUrl() + "/health");
            transcript.line("Ready after %.1f s.".formatted((System.nanoTime() - began) / 1e9));
            boolean good = converse(transcript, access, new Hearing(receiver, access));
            if (once) {
                transcript.line("");
                transcript.line(good ? "Every step gave what it should." : "Not every step gave what it should.");
                Runtime.getRuntime().removeShutdownHook(stop);
                return good ? 0 : 1;
            }
            new Farewell(transcript, access, ports, data).print(good);
            if (prepare) Preparation.begin(home);
            return running.await();
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private List<String> command(DemoFolder folder) {
        var command = new ArrayList<>(Arrays.asList(gateway.strip().split("\\s+")));
        command.add("--spring.config.additional-location=file:" + folder.gatewaySettings());
        return command;
    }

    /** The conversations, from the scenario folders, and a claim's trace; whether all of it was as expected. */
    private boolean converse(Transcript transcript, Access access, Hearing hearing) throws InterruptedException {
        boolean good = true;
        var claim = "";
        try (var player = new ScenarioPlayer(access, PATIENCE)) {
            for (var conversation : Conversation.ALL) {
                transcript.heading(conversation.title());
                transcript.line(conversation.about());
                int heard = hearing.count();
                for (var name : conversation.scenarios()) {
                    var scenario =
                            Scenario.read(home.resolve("samples/scenarios").resolve(name));
                    transcript.subheading(scenario.title());
                    var scenes = player.play(scenario, transcript::scene);
                    good &= scenes.stream().allMatch(scene -> scene.asExpected());
                    if (name.equals(Conversation.STORY))
                        claim = scenes.stream()
                                .map(scene -> Trace.claimIn(scene.document()))
                                .filter(number -> !number.isEmpty())
                                .findFirst()
                                .orElse("");
                }
                if (conversation.scenarios().contains(Conversation.PAID))
                    good &= hearing.heardOfPayment(transcript, heard);
            }
        }
        boolean traced = trace(transcript, claim);
        return good && traced;
    }

    private boolean trace(Transcript transcript, String claim) throws InterruptedException {
        transcript.heading("6. The trace of that claim");
        transcript.line("What came, what left, who fetched it, and which bytes of which stored file say so.");
        var trace = new Trace(home, data);
        transcript.subheading(trace.command(claim));
        var story = trace.run(claim);
        story.lines().forEach(transcript::line);
        return Trace.isWhole(story);
    }
}
