package io.x12gateway.routes.channel.http.reference;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The schemas of typed records as their JSON has them: what is empty is left out, nothing else is allowed. */
final class RecordSchemas {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private final Map<String, ObjectNode> schemas = new LinkedHashMap<>();

    /** By name, with all that they are made of. */
    static Map<String, ObjectNode> of(Class<?>... records) {
        var schemas = new RecordSchemas();
        for (var record : records) schemas.schema(record);
        return schemas.schemas;
    }

    private ObjectNode schema(Type type) {
        if (type == String.class) return typed("string");
        if (type == BigDecimal.class) return typed("number");
        if (type == int.class) return typed("integer");
        if (type == boolean.class) return typed("boolean");
        if (type == LocalDate.class) return typed("string").put("format", "date");
        if (type instanceof ParameterizedType of && of.getRawType() == Optional.class)
            return schema(of.getActualTypeArguments()[0]);
        if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
            var list = typed("array");
            list.set("items", schema(of.getActualTypeArguments()[0]));
            return list;
        }
        if (type instanceof Class<?> of && of.isEnum()) return choice(of);
        if (type instanceof Class<?> of && of.isRecord()) return reference(of);
        if (type instanceof Class<?> of && of.isSealed()) return oneOf(of);
        throw new IllegalArgumentException("there is no schema for " + type.getTypeName());
    }

    private static ObjectNode typed(String name) {
        return NODES.objectNode().put("type", name);
    }

    private static ObjectNode choice(Class<?> type) {
        var choice = typed("string");
        var names = choice.putArray("enum");
        for (var constant : type.getEnumConstants()) names.add(((Enum<?>) constant).name());
        return choice;
    }

    private ObjectNode oneOf(Class<?> sealed) {
        var one = typed("object");
        one.put("minProperties", 1).put("maxProperties", 1).put("additionalProperties", false);
        var properties = one.putObject("properties");
        for (var kind : sealed.getPermittedSubclasses()) {
            var name = kind.getSimpleName();
            properties.set(Character.toLowerCase(name.charAt(0)) + name.substring(1), reference(kind));
        }
        return one;
    }

    private ObjectNode reference(Class<?> record) {
        var name = name(record);
        if (!schemas.containsKey(name)) {
            var schema = typed("object").put("additionalProperties", false);
            schemas.put(name, schema); // before its parts are looked at: a record may hold others of its own kind
            var properties = schema.putObject("properties");
            for (var component : record.getRecordComponents())
                properties.set(component.getName(), schema(component.getGenericType()));
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** Records within others are named after both. */
    private static String name(Class<?> record) {
        var outer = record.getEnclosingClass();
        return outer == null ? record.getSimpleName() : name(outer) + record.getSimpleName();
    }
}
