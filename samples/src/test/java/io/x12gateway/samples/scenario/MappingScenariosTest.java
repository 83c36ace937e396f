package io.x12gateway.samples.scenario;

import io.x12gateway.edi.X12;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mapping that comes with the program is needed by a scenario that names it: played without the mapping's file the
 * scenario goes otherwise than it says. Mappings are what {@code edi-mappings} holds under {@code mapping}, and the
 * guides' schemas. {@link WithoutGateway} plays; {@code ScenariosIT} plays the same folders through the doors.
 */
class MappingScenariosTest {
    private static final List<Scenario> SCENARIOS = Scenario.readAll(Path.of("scenarios"));
    private static final String MAPPINGS = "mapping/";
    private static final String SCHEMAS = "io/x12gateway/edi/schema/";
    private static final List<String> MAPPINGS_ALL = resources();

    static List<String> mappings() {
        return MAPPINGS_ALL;
    }

    static List<Scenario> naming() {
        return SCENARIOS.stream().filter(s -> !s.mappings().isEmpty()).toList();
    }

    @Test
    void areFoundWhereTheyArePackaged() {
        assertThat(MAPPINGS_ALL)
                .hasSizeGreaterThanOrEqualTo(25)
                .contains("claims/inquiry-claim.ftl", "remittance/claim.columns", "roster/270.layout", "835");
    }

    @Test
    void areNamedOnlyIfThereAreAny() {
        for (var scenario : SCENARIOS)
            assertThat(MAPPINGS_ALL).as(scenario.name()).containsAll(scenario.mappings());
    }

    @ParameterizedTest
    @MethodSource("naming")
    void areAllThereWhereTheScenarioGoesAsItSays(Scenario scenario) throws IOException {
        assertThat(WithoutGateway.play(scenario.folder().toString()))
                .as(scenario.name())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void failTheirScenarioWhenTheyAreGone(String mapping) throws Exception {
        var failing = new ArrayList<String>();
        for (var scenario : naming())
            if (scenario.mappings().contains(mapping) && goesOtherwise(scenario, mapping)) failing.add(scenario.name());
        assertThat(failing)
                .as("scenarios that fail when the mapping %s is removed", mapping)
                .isNotEmpty();
    }

    @Test
    void failOfNothingElse() throws Exception {
        for (var scenario : naming())
            assertThat(goesOtherwise(scenario, "nothing")).as(scenario.name()).isFalse();
    }

    /** With a difference, or not at all. */
    private static boolean goesOtherwise(Scenario scenario, String mapping) throws Exception {
        try (var loader = new Hiding(mapping)) {
            var player = loader.loadClass(WithoutGateway.class.getName()).getDeclaredMethod("play", String.class);
            player.setAccessible(true);
            return !((List<?>) player.invoke(null, scenario.folder().toString())).isEmpty();
        } catch (InvocationTargetException e) {
            return true;
        }
    }

    /** The product's own classes loaded anew, so that none remembers the file that is hidden from them. */
    private static final class Hiding extends URLClassLoader {
        private static final String OURS = "io.x12gateway.";
        private final String hidden;

        Hiding(String mapping) {
            super(
                    new URL[] {location(WithoutGateway.class), location(Scenario.class), location(X12.class)},
                    MappingScenariosTest.class.getClassLoader());
            hidden = mapping;
        }

        private static URL location(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(OURS)) return super.loadClass(name, resolve);
            synchronized (getClassLoadingLock(name)) {
                var known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            return named(name).equals(hidden) ? null : super.getResource(name);
        }
    }

    /** As scenarios name it: the path below {@code mapping}, or the set of a schema. */
    private static String named(String resource) {
        if (resource.startsWith(MAPPINGS)) return resource.substring(MAPPINGS.length());
        if (resource.startsWith(SCHEMAS))
            return resource.substring(resource.lastIndexOf('/') + 1).replace(".xml", "");
        return "";
    }

    private static List<String> resources() {
        try {
            var place = X12.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            if (!place.getPath().endsWith(".jar")) return resources(Path.of(place));
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place), java.util.Map.of())) {
                return resources(jar.getPath("/"));
            }
        } catch (IOException | java.net.URISyntaxException e) {
            throw new IllegalStateException("cannot list the mappings", e);
        }
    }

    private static List<String> resources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(MappingScenariosTest::isMapping)
                    .map(MappingScenariosTest::named)
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static boolean isMapping(String resource) {
        boolean told = resource.endsWith(".md") || resource.contains("/examples/");
        return resource.startsWith(MAPPINGS) ? !told : resource.startsWith(SCHEMAS) && resource.endsWith(".xml");
    }
}
