package io.x12gateway.samples.scenario;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One folder under {@code scenarios/<topic>/<case>}: {@code says.md} tells the story, {@code given.yaml} the steps, the
 * numbered files what goes over the wire.
 *
 * @param title one line, as in the index of scenarios
 * @param partner who speaks, unless a step names somebody else
 * @param personas the beneficiaries of the mock HETS without whom it would go otherwise, by the names of their files
 * @param mappings the mappings without which it would go otherwise: files in the folder of that name in {@code edi-mappings},
 *     or transaction sets, for their schemas
 */
public record Scenario(
        Path folder, String title, String partner, List<String> personas, List<String> mappings, List<Step> steps) {
    /** What day it is at the mock HETS when scenarios are played: their dates of service are meant for it. */
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    public Scenario {
        personas = personas == null ? List.of() : List.copyOf(personas);
        mappings = mappings == null ? List.of() : List.copyOf(mappings);
        steps = List.copyOf(steps);
    }

    /**
     * What a step does; exactly one of {@code send}, {@code faults}, {@code clock}, {@code paymentRun}, {@code x12},
     * {@code expect}, {@code expectNothing}.
     *
     * @param faults what the mocks' control door is told, as its JSON has it; the faults end with the scenario
     * @param clock as after {@code ./gateway clock}: {@code +14d}, or {@code reset}, and then the claims system begins anew
     *     after the scenario, too
     * @param x12 as after {@code ./gateway x12}; what it writes is the document that an {@code expect} without a door
     *     looks at
     * @param of what {@code x12} reads: a file of the folder; without it the document that came last
     * @param as a name by which a later step sends what {@code x12} wrote
     * @param expectNothing nothing new of this kind is there, once all that was received has come to its end
     */
    public record Step(
            @Nullable String send,
            @Nullable Map<String, Object> faults,
            @Nullable String clock,
            @Nullable Boolean paymentRun,
            @Nullable String x12,
            @Nullable String of,
            @Nullable String as,
            @Nullable String expect,
            @Nullable Boolean expectNothing,
            @Nullable String partner,
            @Nullable Door by,
            @Nullable String kind,
            @Nullable Integer status,
            @Nullable Boolean acknowledge,
            @Nullable String says) {

        String kindOrEmpty() {
            return kind == null ? "" : kind;
        }

        /** @throws IllegalArgumentException if the step names none */
        Door door() {
            if (by == null) throw new IllegalArgumentException("the step does not say by which door: " + this);
            return by;
        }
    }

    /** The ways in and out. */
    public enum Door {
        HTTP("HTTPS"),
        HTTP_BATCH("HTTPS, as a batch"),
        JSON("JSON over HTTPS"),
        CORE_MIME("CAQH CORE MIME"),
        CORE_SOAP("CAQH CORE SOAP"),
        SFTP("SFTP");

        private final String words;

        Door(String words) {
            this.words = words;
        }

        /** As people call it. */
        String words() {
            return words;
        }
    }

    private record Given(
            String title,
            String partner,
            @Nullable List<String> personas,
            @Nullable List<String> mappings,
            List<Step> steps) {}

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    public static Scenario read(Path folder) {
        var given = YAML.readValue(folder.resolve("given.yaml"), Given.class);
        return new Scenario(
                folder,
                given.title(),
                given.partner(),
                given.personas() == null ? List.of() : given.personas(),
                given.mappings() == null ? List.of() : given.mappings(),
                given.steps());
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

    /** The folder above, such as {@code eligibility}. */
    public String topic() {
        return name().substring(0, name().indexOf('/'));
    }

    /** The doors that its steps go through, in their order. */
    List<Door> doors() {
        return steps.stream()
                .flatMap(step -> Stream.ofNullable(step.by()))
                .distinct()
                .toList();
    }

    public String text(String file) {
        try {
            return Files.readString(folder.resolve(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
