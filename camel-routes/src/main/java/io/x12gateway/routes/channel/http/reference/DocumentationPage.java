package io.x12gateway.routes.channel.http.reference;

import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The description as one page of HTML that needs no script and nothing from elsewhere. */
final class DocumentationPage {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private final JsonNode api;
    private final StringBuilder html = new StringBuilder();

    private DocumentationPage(JsonNode api) {
        this.api = api;
    }

    static String of(JsonNode api) {
        var page = new DocumentationPage(api);
        page.write();
        return page.html.toString();
    }

    private void write() {
        var info = api.path("info");
        line("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<title>" + text(info.path("title")) + "</title>");
        line("<link rel=\"stylesheet\" href=\"docs/page.css\"></head><body>");
        line("<header><h1>" + text(info.path("title")) + "</h1><p>" + text(info.path("description")) + "</p>");
        line(
                "<p>For programs: <a href=\"openapi.json\">openapi.json</a>, <a href=\"openapi.yaml\">openapi.yaml</a></p>");
        line("</header>");
        contents();
        line("<main>");
        for (var path : api.path("paths").properties())
            for (var operation : path.getValue().properties())
                if (METHODS.contains(operation.getKey()))
                    operation(path.getKey(), operation.getKey(), path.getValue(), operation.getValue());
        schemas();
        line("</main></body></html>");
    }

    private void contents() {
        line("<nav><h2>Paths</h2><ul>");
        for (var path : api.path("paths").properties())
            for (var operation : path.getValue().properties())
                if (METHODS.contains(operation.getKey()))
                    line("<li><a href=\"#" + text(operation.getValue().path("operationId")) + "\"><b>"
                            + upper(operation.getKey()) + "</b> <code>" + escaped(path.getKey()) + "</code> "
                            + text(operation.getValue().path("summary")) + "</a></li>");
        line("</ul></nav>");
    }

    private void operation(String path, String method, JsonNode item, JsonNode operation) {
        line("<section id=\"" + text(operation.path("operationId")) + "\">");
        line("<h2><b>" + upper(method) + "</b> <code>" + escaped(path) + "</code></h2>");
        line("<h3>" + text(operation.path("summary")) + "</h3><p>" + text(operation.path("description")) + "</p>");
        parameters(item, operation);
        var body = operation.path("requestBody");
        if (!body.isMissingNode()) {
            line("<h4>Body</h4><p>" + text(body.path("description")) + "</p>");
            content(body.path("content"));
        }
        line("<h4>Answers</h4>");
        for (var response : operation.path("responses").properties()) {
            var answer = resolved(response.getValue());
            line("<p><b>" + escaped(response.getKey()) + "</b> " + text(answer.path("description")) + "</p>");
            content(answer.path("content"));
        }
        line("</section>");
    }

    private void parameters(JsonNode item, JsonNode operation) {
        var all = new ArrayList<JsonNode>();
        for (var from : List.of(item, operation)) from.path("parameters").forEach(p -> all.add(resolved(p)));
        if (all.isEmpty()) return;
        line("<table><tr><th>Parameter</th><th>In</th><th>Type</th><th>Meaning</th></tr>");
        for (var parameter : all)
            line("<tr><td><code>" + text(parameter.path("name")) + "</code></td><td>" + text(parameter.path("in"))
                    + "</td><td>" + type(parameter.path("schema")) + "</td><td>" + text(parameter.path("description"))
                    + "</td></tr>");
        line("</table>");
    }

    private void content(JsonNode content) {
        for (var media : content.properties()) {
            line("<p class=\"media\"><code>" + escaped(media.getKey()) + "</code> "
                    + type(media.getValue().path("schema")) + "</p>");
            for (var example : media.getValue().path("examples").properties()) {
                var value = example.getValue().path("value");
                if (value.isMissingNode()) continue;
                line("<details><summary>" + escaped(example.getKey()) + ": "
                        + text(example.getValue().path("summary")) + "</summary><pre>"
                        + escaped(value.isString() ? value.asString() : value.toPrettyString()) + "</pre></details>");
            }
        }
    }

    private void schemas() {
        line("<h2>Schemas</h2>");
        for (var schema : api.path("components").path("schemas").properties()) {
            line("<section id=\"schema-" + escaped(schema.getKey()) + "\"><h3><code>" + escaped(schema.getKey())
                    + "</code></h3><p>" + text(schema.getValue().path("description")) + "</p>");
            if (schema.getValue().has("properties")) properties(schema.getValue());
            else line("<p>" + type(schema.getValue()) + "</p>");
            line("</section>");
        }
    }

    private void properties(JsonNode schema) {
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        line("<table><tr><th>Member</th><th>Type</th><th>Meaning</th></tr>");
        for (var property : schema.path("properties").properties())
            line("<tr><td><code>" + escaped(property.getKey()) + "</code>"
                    + (required.contains(property.getKey()) ? " *" : "") + "</td><td>" + type(property.getValue())
                    + "</td><td>" + text(property.getValue().path("description")) + "</td></tr>");
        line("</table>");
    }

    private String type(JsonNode schema) {
        if (schema.has("$ref")) {
            var name = schema.path("$ref").asString();
            var simple = escaped(name.substring(name.lastIndexOf('/') + 1));
            return "<a href=\"#schema-" + simple + "\">" + simple + "</a>";
        }
        for (var several : List.of("oneOf", "anyOf", "allOf"))
            if (schema.path(several).path(0).has("$ref")) {
                var kinds = new ArrayList<String>();
                schema.path(several).forEach(kind -> kinds.add(type(kind)));
                return String.join(several.equals("allOf") ? " and " : " or ", kinds);
            }
        if (schema.path("type").asString("").equals("array")) return "list of " + type(schema.path("items"));
        var type = text(schema.path("type"));
        if (!schema.has("enum")) return type;
        var values = new ArrayList<String>();
        schema.path("enum").forEach(value -> values.add(text(value)));
        return String.join(" | ", values);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? api.at(node.path("$ref").asString().substring(1)) : node;
    }

    private void line(String text) {
        html.append(text).append('\n');
    }

    private static String upper(String method) {
        return method.toUpperCase(Locale.ROOT);
    }

    private static String text(JsonNode node) {
        return escaped(node.asString(""));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
