package io.x12gateway.routes.channel.http.reference;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

/** A schema of the description, with the components that it points at. */
record DescribedSchema(JsonNode api, JsonNode schema) {
    private static final String NAME = "urn:described";

    /** What of the JSON is not as described. */
    List<String> errors(String json) {
        var whole = (ObjectNode) api.deepCopy();
        whole.set("checked", schema);
        var registry = SchemaRegistry.withDialect(
                Dialects.getDraft202012(), builder -> builder.schemas(Map.of(NAME, whole.toString())));
        return registry.getSchema(SchemaLocation.of(NAME + "#/checked")).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
