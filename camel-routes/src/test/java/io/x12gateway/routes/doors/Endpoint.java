package io.x12gateway.routes.doors;

import jakarta.servlet.ServletContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A method and a path, such as {@code GET /v1/mailbox/{id}}; {@code ANY} where the method does not matter. */
record Endpoint(String method, String path) implements Comparable<Endpoint> {
    private static final Path TABLE = Path.of("src", "test", "resources", "isolation-endpoints.tsv");

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    /** What keeps partners apart at an endpoint; the table says what each word means. */
    enum Rule {
        ID,
        LIST,
        KEY,
        VALIDATE,
        ALL,
        TOKEN,
        OPERATOR,
        CORE,
        SERVLET,
        ERROR
    }

    record Row(Endpoint endpoint, Rule rule) {}

    static List<Row> table() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(c -> new Row(new Endpoint(c[0], c[1]), Rule.valueOf(c[2].toUpperCase(Locale.ROOT))))
                .toList();
    }

    /** All that the running application answers on: Spring's controllers, and servlets beside Spring's own. */
    static Set<Endpoint> running(House house) {
        var found = new TreeSet<Endpoint>();
        mappings(house).getHandlerMethods().keySet().forEach(mapping -> {
            for (var path : mapping.getPatternValues())
                for (var method : methods(mapping.getMethodsCondition().getMethods()))
                    found.add(new Endpoint(method, path));
        });
        house.gateway()
                .bean(ServletContext.class)
                .getServletRegistrations()
                .values()
                .forEach(servlet ->
                        servlet.getMappings().forEach(mapping -> found.add(new Endpoint("SERVLET", mapping))));
        return found;
    }

    /** All that openapi.json describes. */
    static Set<Endpoint> described(JsonNode openApi) {
        var found = new TreeSet<Endpoint>();
        openApi.path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (METHODS.contains(method))
                        found.add(new Endpoint(method.toUpperCase(Locale.ROOT), path.getKey()));
                }));
        return found;
    }

    private static Set<String> methods(Set<RequestMethod> methods) {
        return methods.isEmpty()
                ? Set.of("ANY")
                : methods.stream().map(Enum::name).collect(Collectors.toSet());
    }

    private static RequestMappingHandlerMapping mappings(House house) {
        return house.gateway().bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    boolean isGet() {
        return method.equals("GET");
    }

    /** The names of its query parameters, as its controller declares them. */
    List<String> parameters(House house) {
        var names = new ArrayList<String>();
        mappings(house).getHandlerMethods().forEach((mapping, handler) -> {
            if (mapping.getPatternValues().contains(path)
                    && methods(mapping.getMethodsCondition().getMethods()).contains(method))
                names.addAll(parameters(handler));
        });
        return names;
    }

    private static List<String> parameters(HandlerMethod handler) {
        var names = new ArrayList<String>();
        for (var parameter : handler.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked == null) continue;
            names.add(
                    asked.name().isEmpty()
                            ? String.valueOf(parameter.getParameter().getName())
                            : asked.name());
        }
        return names;
    }

    @Override
    public int compareTo(Endpoint other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
