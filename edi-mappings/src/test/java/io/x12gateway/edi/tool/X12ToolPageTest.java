package io.x12gateway.edi.tool;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares {@code docs/reference/x12-tool.md} and the launcher's help with the commands and options that there are. */
class X12ToolPageTest {
    private static final Pattern OPTION = Pattern.compile("`(--?[a-z][a-z-]*)");

    @Test
    void describesEveryCommandAndNoOther() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyInAnyOrderElementsOf(commands().keySet());
    }

    @Test
    void describesEveryOptionAndNoOther() throws IOException {
        var sections = sections();
        commands().forEach((name, command) -> {
            var told = new TreeSet<String>();
            for (var line : sections.getOrDefault(name, "").lines().toList())
                if (line.startsWith("| `-"))
                    OPTION.matcher(line.substring(0, line.indexOf('|', 1)))
                            .results()
                            .forEach(option -> told.add(option.group(1)));
            assertThat(told).as("options of " + name).isEqualTo(options(command));
        });
    }

    private static Set<String> options(CommandLine command) {
        var names = new TreeSet<String>();
        command.getCommandSpec().options().stream()
                .filter(option -> !option.usageHelp() && !option.versionHelp())
                .map(OptionSpec::names)
                .map(List::of)
                .forEach(names::addAll);
        return names;
    }

    @Test
    void namesEveryCommandInTheLaunchersHelp() throws IOException {
        var launcher = Files.readString(Path.of("..", "gateway"));
        var help = launcher.substring(launcher.indexOf("x12 COMMAND"), launcher.indexOf("x12 help COMMAND"));
        assertThat(words(help))
                .containsAll(commands().keySet().stream()
                        .filter(name -> !name.equals("help"))
                        .toList());
    }

    private static Collection<String> words(String text) {
        return List.of(text.split("[^a-z0-9-]+"));
    }

    private static Map<String, CommandLine> commands() {
        return X12Tool.commandLine().getSubcommands();
    }

    private static Map<String, String> sections() throws IOException {
        var sections = new TreeMap<String, String>();
        for (var section : Files.readString(Path.of("..", "docs", "reference", "x12-tool.md"))
                .split("\n## ", -1)) {
            int end = section.indexOf('\n');
            if (!section.startsWith("# "))
                sections.put(section.substring(0, end).strip(), section);
        }
        return sections;
    }
}
