package io.x12gateway.core.telling;

import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an event says: texts and numbers of ours, in order. */
final class Facts {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Object> fields = new LinkedHashMap<>();

    Facts put(String name, String value) {
        fields.put(name, value);
        return this;
    }

    Facts put(String name, long value) {
        fields.put(name, value);
        return this;
    }

    String json() {
        return JSON.writeValueAsString(fields);
    }
}
