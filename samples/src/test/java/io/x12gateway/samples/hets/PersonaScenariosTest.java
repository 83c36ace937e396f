package io.x12gateway.samples.hets;

import io.x12gateway.samples.scenario.Blanks;
import io.x12gateway.samples.scenario.Scenario;
import io.x12gateway.samples.scenario.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every persona is needed by a scenario that names her: the mock gives the answer that the scenario expects, and another
 * one as soon as her file is gone. Here the mock is asked without a gateway; {@code ScenariosIT} plays the same folders
 * through the doors.
 */
class PersonaScenariosTest {
    private static final List<Scenario> SCENARIOS = Scenario.readAll(Path.of("scenarios"));
    private static final Personas PERSONAS = Personas.packaged();
    private static final HetsAlone ALL = HetsAlone.knowing(PERSONAS);

    static Set<String> personas() {
        return PERSONAS.byName().keySet();
    }

    static List<Scenario> singleQuestions() {
        return SCENARIOS.stream().filter(PersonaScenariosTest::asksOneQuestion).toList();
    }

    @Test
    void areAtLeastFortyPeopleInSixtyScenarios() {
        assertThat(PERSONAS.byName()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(SCENARIOS).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void nameOnlyPersonasThatThereAre() {
        for (var scenario : SCENARIOS)
            assertThat(PERSONAS.byName().keySet()).as(scenario.name()).containsAll(scenario.personas());
    }

    @ParameterizedTest
    @MethodSource("singleQuestions")
    void expectWhatTheMockAnswers(Scenario scenario) {
        assertThat(differences(scenario, ALL)).as(scenario.name()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("personas")
    void failWithoutThePersona(String name) {
        var without = HetsAlone.knowing(PERSONAS.without(name));
        var failing = singleQuestions().stream()
                .filter(scenario -> scenario.personas().contains(name))
                .filter(scenario -> !differences(scenario, without).isEmpty())
                .map(Scenario::name)
                .collect(Collectors.toCollection(ArrayList::new));
        assertThat(failing)
                .as("scenarios that fail when personas/%s.yaml is removed", name)
                .isNotEmpty();
    }

    /** One 270 in X12, answered by a 271 on the same connection, while HETS behaves. */
    private static boolean asksOneQuestion(Scenario scenario) {
        var send = scenario.steps().getFirst();
        if (scenario.personas().isEmpty() || scenario.steps().size() != 2 || send.send() == null) return false;
        var expect = scenario.steps().getLast();
        return send.send().endsWith(".x12") && expect.by() == null && "271".equals(expect.kind());
    }

    private static List<String> differences(Scenario scenario, HetsAlone hets) {
        var blanks = new Blanks();
        var question = Objects.requireNonNull(scenario.steps().getFirst().send());
        var expected = Objects.requireNonNull(scenario.steps().getLast().expect());
        var answer = hets.answer(blanks.fill(scenario.text(question)));
        if (answer.isEmpty()) return List.of("HETS gave no X12");
        return Shape.compare(withoutEnvelope(blanks.fill(scenario.text(expected))), answer);
    }

    private static String withoutEnvelope(String expected) {
        return "...\n" + expected.substring(expected.indexOf("ST*271*"));
    }
}
