package io.x12gateway.samples.hets;

import io.x12gateway.samples.scenario.Scenario;
import io.x12gateway.samples.scenario.ScenarioIndex;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes {@code scenarios/README.md} from the scenario folders and {@code PERSONAS.md} from the persona files. When a page
 * is out of date, copy the one in {@code target} over it.
 */
class SamplePagesTest {
    private static final List<Scenario> SCENARIOS = Scenario.readAll(Path.of("scenarios"));

    @Test
    void indexListsEveryScenario() throws IOException {
        compare("scenarios/README.md", "scenarios.md", ScenarioIndex.page(SCENARIOS));
    }

    @Test
    void everyScenarioSaysWhatItIsAbout() {
        for (var scenario : SCENARIOS) {
            var says = scenario.text("says.md");
            assertThat(says).as(scenario.name()).startsWith("# " + scenario.title() + "\n\n");
            assertThat(says.lines().skip(2).collect(Collectors.joining(" ")))
                    .as(scenario.name())
                    .hasSizeGreaterThan(40);
        }
    }

    @Test
    void everyFileOfAScenarioIsUsed() throws IOException {
        for (var scenario : SCENARIOS) {
            var given = scenario.text("given.yaml");
            try (var files = Files.list(scenario.folder())) {
                assertThat(files.map(file -> String.valueOf(file.getFileName())))
                        .as(scenario.name())
                        .allSatisfy(file -> assertThat(
                                        file.equals("given.yaml") || file.equals("says.md") || given.contains(file))
                                .as(file)
                                .isTrue());
            }
        }
    }

    @Test
    void personaPageListsEveryPersona() throws IOException {
        var page = new StringBuilder("""
                # The beneficiaries of the mock HETS

                All of them are invented, and their names say what they are good for. Each is one file in
                `src/main/resources/personas`; what a file may hold is told by the record `Persona`. Last name and Medicare
                number are always needed to find one, and first name or birth date; whatever else is sent must fit. Numbers
                that look like a series are one, so that nobody takes them for real. This page is made from the files.

                | file | name | Medicare number | born | shows | scenarios |
                |---|---|---|---|---|---|
                """);
        Personas.packaged()
                .byName()
                .forEach((name, persona) -> page.append("| %s | %s | %s | %s | %s | %s |\n"
                        .formatted(
                                name,
                                shown(persona.name()),
                                persona.mbi(),
                                persona.born(),
                                persona.about(),
                                used(name))));
        compare("PERSONAS.md", "personas.md", page.toString());
    }

    private static String shown(Persona.Name name) {
        var first = name.first() == null ? "" : ", " + name.first();
        var middle = name.middle() == null ? "" : " " + name.middle();
        return name.last() + (name.suffix() == null ? "" : " " + name.suffix()) + first + middle;
    }

    private static String used(String persona) {
        return SCENARIOS.stream()
                .filter(scenario -> scenario.personas().contains(persona))
                .map(scenario -> "[%s](scenarios/%s)"
                        .formatted(scenario.name().substring(scenario.name().indexOf('/') + 1), scenario.name()))
                .collect(Collectors.joining(", "));
    }

    private static void compare(String page, String made, String content) throws IOException {
        Files.writeString(Path.of("target", made), content);
        assertThat(Path.of(page))
                .as("samples/%s is out of date: copy samples/target/%s over it", page, made)
                .content()
                .isEqualTo(content);
    }
}
