package io.x12gateway.routes.settings;

import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds keys right below {@code gateway} that belong to no room; each room refuses unknown keys of its own. A mistyped
 * key in a file or on the command line stops the start. Environment variables only earn a warning: Kubernetes makes
 * some of its own for every service, so for one named {@code gateway} they look like ours.
 */
final class UnknownKeys implements BeanFactoryPostProcessor {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("gateway");
    private final ConfigurableEnvironment environment;

    UnknownKeys(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var known = known(beans);
        var unknown = new TreeMap<String, String>();
        environment.getPropertySources().stream()
                .filter(source -> source instanceof EnumerablePropertySource<?>)
                .filter(source -> !source.getName().equals(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME))
                .forEach(source -> unknownIn((EnumerablePropertySource<?>) source, known, unknown));
        if (!unknown.isEmpty()) throw new UnknownKeyException(unknown, known);
        warnOfVariables(known);
    }

    private static Set<String> known(ConfigurableListableBeanFactory beans) {
        var known = new TreeSet<String>(Set.of("data-dir", "partners-file", "notice-file"));
        for (var name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            var annotation = beans.findAnnotationOnBean(name, ConfigurationProperties.class);
            if (annotation == null) continue;
            var prefix = annotation.prefix().isEmpty() ? annotation.value() : annotation.prefix();
            if (prefix.startsWith("gateway.")) known.add(prefix.split("\\.")[1]);
        }
        return known;
    }

    private static void unknownIn(EnumerablePropertySource<?> source, Set<String> known, Map<String, String> unknown) {
        for (var key : source.getPropertyNames()) {
            var name = ConfigurationPropertyName.adapt(key, '.');
            if (!ROOT.isAncestorOf(name)) continue;
            var room = name.getElement(1, ConfigurationPropertyName.Form.DASHED);
            if (!known.contains(room)) unknown.put(key, source.getName());
        }
    }

    private void warnOfVariables(Set<String> known) {
        var starts = known.stream()
                .map(room -> "GATEWAY_" + room.replace("-", "_").toUpperCase(java.util.Locale.ROOT))
                .collect(Collectors.toSet());
        var strange = environment.getSystemEnvironment().keySet().stream()
                .filter(name -> name.startsWith("GATEWAY_"))
                .filter(name -> starts.stream().noneMatch(name::startsWith))
                .sorted()
                .toList();
        if (!strange.isEmpty())
            LoggerFactory.getLogger(UnknownKeys.class)
                    .warn("environment variables that no setting reads: {}", String.join(", ", strange));
    }

    /** Stops the start; the message names each key, where it stands, and what is known. */
    static final class UnknownKeyException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        UnknownKeyException(Map<String, String> unknown, Set<String> known) {
            super("unknown settings: "
                    + unknown.entrySet().stream()
                            .map(e -> e.getKey() + " (in " + e.getValue() + ")")
                            .collect(Collectors.joining(", "))
                    + "; below gateway there are: "
                    + String.join(", ", Arrays.asList(known.toArray(String[]::new)))
                    + ". Correct the key or take it out.");
        }
    }
}
