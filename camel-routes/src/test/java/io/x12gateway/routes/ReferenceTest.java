package io.x12gateway.routes;

import io.x12gateway.routes.channel.http.ProblemType;
import io.x12gateway.routes.observe.GatewayMeters;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What is documented is true, and what is true is documented. */
class ReferenceTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z0-9_]+):(.*)}");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\| `(gateway\\.[a-z0-9.-]+)` \\| (?:`([A-Z0-9_]+)`|\u2013) \\|");
    private static final Pattern FIRST_CODE = Pattern.compile("(?m)^\\| `([a-z.-]+)` \\|");

    @Test
    void configurationNamesEveryKeyWithItsVariable() throws IOException {
        var documented = new TreeMap<String, String>();
        var rows = SETTING.matcher(page("configuration.md"));
        while (rows.find()) documented.put(rows.group(1), rows.group(2) == null ? "" : rows.group(2));
        assertThat(documented).isEqualTo(keys());
    }

    @Test
    void settingsFileNamesEveryKeyThatIsRead() throws IOException, ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        var read = new TreeSet<String>();
        for (var found : scanner.findCandidateComponents("io.x12gateway.routes")) {
            var type = Class.forName(found.getBeanClassName());
            var annotation = type.getAnnotation(ConfigurationProperties.class);
            collect(annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix(), type, read);
        }
        assertThat(keys().keySet()).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void metricsNamesEveryMeter() throws IOException {
        var meters = Arrays.stream(GatewayMeters.class.getFields())
                .filter(field -> !field.getName().startsWith("TAG_"))
                .map(ReferenceTest::value)
                .collect(Collectors.toSet());
        assertThat(firstCodes("metrics.md")).isEqualTo(meters);
    }

    @Test
    void httpProblemsNamesEveryProblemWithItsStatus() throws IOException {
        var page = page("http-problems.md");
        assertThat(firstCodes("http-problems.md"))
                .isEqualTo(Arrays.stream(ProblemType.values())
                        .map(ProblemType::code)
                        .collect(Collectors.toSet()));
        for (var type : ProblemType.values())
            assertThat(page).contains("| `" + type.code() + "` | " + type.status() + " |");
    }

    private static Set<String> firstCodes(String name) throws IOException {
        return FIRST_CODE.matcher(page(name)).results().map(r -> r.group(1)).collect(Collectors.toSet());
    }

    private static String page(String name) throws IOException {
        return Files.readString(Path.of("..", "docs", "reference", name));
    }

    /** Every key of application.yaml below gateway, with its environment variable; lists and maps as one key. */
    private static Map<String, String> keys() throws IOException {
        var keys = new TreeMap<String, String>();
        for (var source : new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml")))
            for (var name : ((EnumerablePropertySource<?>) source).getPropertyNames())
                if (name.startsWith("gateway."))
                    keys.put(name.replaceAll("\\[.*", ""), variable(String.valueOf(source.getProperty(name))));
        return keys;
    }

    private static String variable(String value) {
        var placeholder = PLACEHOLDER.matcher(value);
        return placeholder.matches() ? placeholder.group(1) : "";
    }

    private static void collect(String prefix, Class<?> type, Set<String> keys) {
        for (var component : type.getRecordComponents()) {
            var key = prefix + "." + dashed(component);
            if (component.getType().isRecord()) collect(key, component.getType(), keys);
            else keys.add(key);
        }
    }

    private static String dashed(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String value(java.lang.reflect.Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
