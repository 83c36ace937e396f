package io.x12gateway.routes.walk;

import io.x12gateway.samples.scenario.Scenario;
import io.x12gateway.samples.scenario.ScenarioPlayer;
import io.x12gateway.samples.scenario.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Plays every folder of {@code samples/scenarios} through the doors it names, against the mocks. */
class ScenariosIT {
    private static final Path SCENARIOS = Path.of("..", "samples", "scenarios");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path dataDir;

    private static ProductUnderTest product;

    /** One for all: its connections stay open from scenario to scenario. */
    private static ScenarioPlayer player;

    @BeforeAll
    static void start() {
        product = ProductUnderTest.start(dataDir);
        player = new ScenarioPlayer(product.access(), PATIENCE);
    }

    @AfterAll
    static void stop() {
        player.close();
        product.close();
    }

    @TestFactory
    Stream<DynamicTest> goesAsItSays() {
        return Scenario.readAll(SCENARIOS).stream()
                .map(scenario ->
                        DynamicTest.dynamicTest(scenario.name() + ": " + scenario.title(), () -> play(scenario)));
    }

    @Test
    void theThreeConversationsAreThere() {
        assertThat(Scenario.readAll(SCENARIOS))
                .extracting(Scenario::name)
                .contains("eligibility/covered-patient", "claim-status/batch-with-one-bad", "remittance/three-payees");
    }

    private static void play(Scenario scenario) {
        var scenes = player.play(scenario, scene -> {});
        assertThat(scenes).hasSize(scenario.steps().size()).allSatisfy(ScenariosIT::asExpected);
    }

    private static void asExpected(Scene scene) {
        assertThat(scene.problems())
                .as("%s%n%s", scene.what(), scene.document())
                .isEmpty();
    }
}
