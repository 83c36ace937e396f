package io.x12gateway.routes.channel.http.reference;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.x12gateway.core.composition.ClaimStatusQuestion;
import io.x12gateway.core.composition.EligibilityQuestion;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiTest {
    private final OpenApi api = new OpenApi();

    @Test
    void isOpenApi31() {
        var json = new String(api.json(), StandardCharsets.UTF_8);
        var result = new OpenAPIV3Parser().readContents(json, null, null);
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        var yaml = new OpenAPIV3Parser().readContents(new String(api.yaml(), StandardCharsets.UTF_8), null, null);
        assertThat(yaml.getMessages()).isEmpty();
        assertThat(yaml.getOpenAPI()).isEqualTo(result.getOpenAPI());
    }

    @Test
    void hasSchemasThatAreSchemas() {
        var meta = SchemaRegistry.withDialect(Dialects.getDraft202012())
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        for (var schema : api.tree().path("components").path("schemas").properties())
            assertThat(meta.validate(schema.getValue().toString(), InputFormat.JSON))
                    .as(schema.getKey())
                    .isEmpty();
    }

    @Test
    void pointsAtNothingThatIsNotThereAndHasNothingThatNobodyPointsAt() {
        var references = new TreeSet<String>();
        collect(api.tree(), references);
        for (var reference : references)
            assertThat(api.tree().at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        for (var kind : List.of("parameters", "headers", "responses", "schemas"))
            for (var name : api.tree().path("components").path(kind).propertyNames())
                assertThat(references).contains("#/components/" + kind + "/" + name);
    }

    private static void collect(JsonNode node, TreeSet<String> references) {
        if (node.has("$ref")) references.add(node.path("$ref").asString());
        node.forEach(child -> collect(child, references));
    }

    @Test
    void describesTheShortFormsAsTheyAreRead() {
        var read = RecordSchemas.of(EligibilityQuestion.class, ClaimStatusQuestion.class);
        assertThat(read).containsKeys("Payer", "Provider", "Subscriber", "Dependent", "ClaimQuestion");
        read.forEach((name, schema) -> {
            var described =
                    api.tree().path("components").path("schemas").path(name).path("properties");
            assertThat(names(described)).as(name).isEqualTo(names(schema.path("properties")));
            for (var property : schema.path("properties").properties())
                for (var key : List.of("type", "format", "$ref", "items"))
                    if (property.getValue().has(key) && !key.equals("items"))
                        assertThat(described.path(property.getKey()).path(key))
                                .as(name + "." + property.getKey())
                                .isEqualTo(property.getValue().path(key));
        });
    }

    private static List<String> names(JsonNode properties) {
        return new ArrayList<>(properties.propertyNames());
    }

    /** Save those that stand for mistakes. */
    @Test
    void hasExamplesThatFitTheirSchemas() {
        int checked = 0;
        for (var path : api.tree().path("paths").properties())
            for (var operation : path.getValue().properties()) {
                var responses = operation.getValue().path("responses");
                var mistakes = names(responses.path("422").at("/content/application~1problem+json/examples"));
                mistakes.remove("refused"); // its form is right
                checked += check(operation.getValue().path("requestBody").path("content"), mistakes);
                for (var response : responses.properties())
                    checked += check(response.getValue().path("content"), List.of());
            }
        assertThat(checked).isGreaterThan(10);
    }

    private int check(JsonNode content, List<String> mistakes) {
        int checked = 0;
        for (var media : content.properties())
            for (var example : media.getValue().path("examples").properties()) {
                var value = example.getValue().path("value");
                if (!value.isObject() || mistakes.contains(example.getKey())) continue;
                assertThat(new DescribedSchema(api.tree(), media.getValue().path("schema")).errors(value.toString()))
                        .as(example.getKey())
                        .isEmpty();
                checked++;
            }
        return checked;
    }

    @Test
    void isBrowsableWithoutScripts() {
        var page = DocumentationPage.of(api.tree());
        assertThat(page).doesNotContain("<script").doesNotContain("style=").doesNotContain("http://");
        for (var path : api.tree().path("paths").propertyNames())
            assertThat(page).contains("<code>" + path + "</code>");
    }
}
