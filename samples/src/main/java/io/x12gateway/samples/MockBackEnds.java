package io.x12gateway.samples;

import io.x12gateway.samples.claims.MockClaims;
import io.x12gateway.samples.data.DataFolder;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.hets.MockHets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/**
 * The mock back ends as one program: a HETS, a claims system and a small control door on loopback. Prints one line when
 * all of them listen; stops on SIGTERM.
 */
public final class MockBackEnds implements AutoCloseable {
    private static final String LOGGING = "logback.configurationFile";

    private final FaultProfile hetsFaults = new FaultProfile();
    private final FaultProfile claimsFaults = new FaultProfile();
    private final @Nullable MockHets hets;
    private final @Nullable MockClaims claims;
    private final @Nullable MockHets hetsTest;
    private final @Nullable MockClaims claimsTest;
    private final ControlDoor control;

    MockBackEnds(BackEndSettings settings, Clock clock) {
        if (settings.hetsFaults() != null) hetsFaults.set(settings.hetsFaults());
        if (settings.claimsFaults() != null) claimsFaults.set(settings.claimsFaults());
        hets = settings.hets() == null ? null : new MockHets(settings.hets(), hetsFaults, clock);
        claims = settings.claims() == null ? null : new MockClaims(settings.claims(), claimsFaults, clock);
        hetsTest = settings.hetsTest() == null ? null : new MockHets(settings.hetsTest(), hetsFaults, clock);
        claimsTest = settings.claimsTest() == null ? null : new MockClaims(settings.claimsTest(), claimsFaults, clock);
        control = new ControlDoor(settings.controlPort(), claims, hetsFaults, claimsFaults);
    }

    /** Starts what the settings file names; {@code close} stops it. */
    public static MockBackEnds start(Path settings) {
        return new MockBackEnds(
                DataFolder.readFile(settings, BackEndSettings.class), Clock.system(ZoneId.systemDefault()));
    }

    /** Where the control door listens. */
    public int controlPort() {
        return control.port();
    }

    /** Who listens where, for people. */
    String describe() {
        var parts = new ArrayList<String>();
        if (hets != null) parts.add("HETS at " + hets.uri());
        if (hetsTest != null) parts.add("its test side at " + hetsTest.uri());
        if (claims != null) parts.add("claims system on its queues");
        if (claimsTest != null) parts.add("its test side on queues of its own");
        parts.add("control at http://127.0.0.1:" + control.port());
        return String.join(", ", parts);
    }

    @Override
    public void close() {
        control.close();
        if (hets != null) hets.close();
        if (claims != null) claims.close();
        if (hetsTest != null) hetsTest.close();
        if (claimsTest != null) claimsTest.close();
    }

    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING) == null) System.setProperty(LOGGING, "logback-mocks.xml");
        int code = new CommandLine(new Run()).execute(arguments);
        if (code != 0) System.exit(code);
    }

    @Command(
            name = "mocks",
            mixinStandardHelpOptions = true,
            description = "Runs a mock HETS and a mock claims system until it is told to stop.")
    private static final class Run implements Callable<Integer> {
        @Parameters(
                arity = "0..1",
                paramLabel = "SETTINGS",
                description = "the settings file (YAML); without one a HETS alone, in plain HTTP on loopback")
        private @Nullable Path settings;

        @Override
        public Integer call() throws InterruptedException {
            var stopped = new CountDownLatch(1);
            var backEnds = settings == null ? packaged() : start(settings);
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> {
                                backEnds.close();
                                stopped.countDown();
                            },
                            "stop"));
            System.out.println("mock back ends ready: " + backEnds.describe());
            stopped.await();
            return 0;
        }
    }

    private static MockBackEnds packaged() {
        return new MockBackEnds(
                DataFolder.packagedFile("mocks.yaml", BackEndSettings.class), Clock.system(ZoneId.systemDefault()));
    }
}
