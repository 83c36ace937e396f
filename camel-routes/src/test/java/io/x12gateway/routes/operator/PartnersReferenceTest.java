package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.DocumentKeys;
import io.x12gateway.core.partner.PartnerFile;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** docs/reference/partners.md and samples/partners.yaml name what there is, and nothing else. */
class PartnersReferenceTest {
    private static final Pattern KEY = Pattern.compile("(?m)^\\| `([A-Za-z0-9]+)` \\|");
    private static final Pattern COMMAND = Pattern.compile("(?m)^\\| `(partner [a-z -]+?)( [A-Z0-9\\[\\]. ]+)?` \\|");

    @Test
    void namesEveryKeyWhereItStands() throws IOException {
        var sections = new TreeMap<String, List<String>>();
        for (var section : page().split("(?m)^### ")) {
            var title = section.lines()
                    .findFirst()
                    .orElse("")
                    .toUpperCase(Locale.ROOT)
                    .replace(' ', '_');
            // Of a section only its first table of keys: the next one may list the values of one.
            sections.put(
                    title,
                    KEY.matcher(firstTable(section))
                            .results()
                            .map(r -> r.group(1))
                            .toList());
        }
        for (var place : DocumentKeys.values())
            if (place != DocumentKeys.FILE)
                assertThat(sections.get(place.name())).as(place.name()).isEqualTo(place.list());
    }

    @Test
    void sampleHasEveryKeyAndIsRead() throws IOException {
        var sample = Path.of("..", "samples", "partners.yaml");
        assertThat(PartnerFile.read(sample)).hasSize(2);
        var text = Files.readString(sample);
        for (var place : DocumentKeys.values())
            for (var key : place.list()) assertThat(text).as(place.name()).containsPattern("\\b" + key + ": ?");
    }

    @Test
    void namesEveryCommandWithItsArguments() throws IOException {
        var documented = COMMAND.matcher(page())
                .results()
                .map(r -> r.group(1) + (r.group(2) == null ? "" : r.group(2)))
                .collect(Collectors.toList());
        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        commands("partner", new CommandLine(new PartnerTool())).toList());
    }

    @Test
    void namesEveryOptionThatIsNotCommonToAll() throws IOException {
        var page = page();
        var missing = new ArrayList<String>();
        for (var command : leaves(new CommandLine(new PartnerTool())).toList())
            for (var option : command.getCommandSpec().options())
                if (!List.of("--help", "--version").contains(option.longestName())
                        && !page.contains("`" + option.longestName() + "`")
                        && !page.contains("`" + option.longestName() + " ")) missing.add(option.longestName());
        assertThat(missing).isEmpty();
    }

    private static String firstTable(String section) {
        return section.lines()
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> commands(String path, CommandLine line) {
        var children = children(line);
        if (children.isEmpty())
            return Stream.of(Stream.concat(
                            Stream.of(path),
                            line.getCommandSpec().positionalParameters().stream()
                                    .map(p -> p.arity().max() > 1 ? "[" + p.paramLabel() + "...]" : p.paramLabel()))
                    .collect(Collectors.joining(" ")));
        return children.entrySet().stream().flatMap(child -> commands(path + " " + child.getKey(), child.getValue()));
    }

    private static Stream<CommandLine> leaves(CommandLine line) {
        var children = children(line);
        return children.isEmpty() ? Stream.of(line) : children.values().stream().flatMap(PartnersReferenceTest::leaves);
    }

    private static Map<String, CommandLine> children(CommandLine line) {
        return line.getSubcommands();
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("..", "docs", "reference", "partners.md"));
    }
}
