package io.x12gateway.samples.scenario;

import java.util.List;
import java.util.stream.Collectors;

/** The page that lists all scenarios, topic by topic. */
public final class ScenarioIndex {
    private static final String HEAD = """
            # Scenarios

            What partners send and what comes back, one folder for each story. `says.md` tells it, `given.yaml` lists its steps,
            the numbered files are what goes over the wire. Each is played against a running gateway through the doors that it
            names, by `ScenariosIT` and, some of them, by `./gateway demo`. In expected files `{any}` stands for whatever
            content, `{name}` for one content wherever the name stands again, `{$name}` for one content in all documents of the story,
            and `...` for segments that the story is not about; in what is sent `{isa13}`, `{run}`, `{today-20d}` and the like are
            filled in anew each time. At the mock HETS it is always 20 November 2026; the claims system's clock is put forward by
            the stories. This page is made from the folders.
            """;

    private ScenarioIndex() {}

    public static String page(List<Scenario> scenarios) {
        var page = new StringBuilder(HEAD);
        var topics = scenarios.stream().map(Scenario::topic).distinct().sorted().toList();
        for (var topic : topics) {
            page.append("\n## ").append(topic).append("\n\n| scenario | doors | personas |\n|---|---|---|\n");
            scenarios.stream()
                    .filter(scenario -> scenario.topic().equals(topic))
                    .forEach(scenario -> page.append(line(scenario)));
        }
        return page.toString();
    }

    private static String line(Scenario scenario) {
        var doors = scenario.doors().stream().map(Scenario.Door::words).collect(Collectors.joining(", "));
        return "| [%s](%s) | %s | %s |\n"
                .formatted(scenario.title(), scenario.name(), doors, String.join(", ", scenario.personas()));
    }
}
