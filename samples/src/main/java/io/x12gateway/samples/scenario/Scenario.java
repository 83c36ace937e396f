package io.x12gateway.samples.scenario;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * One folder under {@code scenarios/<topic>/<case>}: {@code says.md} tells the story, {@code given.yaml} the steps, the
 * numbered files what goes over the wire.
 *
 * @param title one line, as in the index of scenarios
 * @param partner who speaks, unless a step names somebody else
 */
public record Scenario(Path folder, String title, String partner, List<Step> steps) {

    /** What a step does; exactly one of {@code send}, {@code paymentRun}, {@code expect}, {@code expectNothing}. */
    public record Step(
            @Nullable String send,
            @Nullable Boolean paymentRun,
            @Nullable String expect,
            @Nullable Boolean expectNothing,
            @Nullable String partner,
            @Nullable Door by,
            @Nullable String kind,
            @Nullable Integer status,
            @Nullable Boolean acknowledge,
            @Nullable String says) {}

    /** The ways in and out. */
    public enum Door {
        HTTP,
        CORE_MIME,
        SFTP
    }

    private record Given(String title, String partner, List<Step> steps) {}

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    public static Scenario read(Path folder) {
        var given = YAML.readValue(folder.resolve("given.yaml"), Given.class);
        return new Scenario(folder, given.title(), given.partner(), given.steps());
    }

    /** All scenarios under {@code root}, by path. */
    public static List<Scenario> readAll(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(f -> f.endsWith("given.yaml"))
                    .map(Path::getParent)
                    .sorted()
                    .map(Scenario::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code eligibility/a-covered-patient}. */
    public String name() {
        int names = folder.getNameCount();
        return folder.subpath(Math.max(0, names - 2), names).toString().replace('\\', '/');
    }

    public String text(String file) {
        try {
            return Files.readString(folder.resolve(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
