package io.x12gateway.core.partner;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a partner document, YAML or JSON, with the line it stands on. Scalars keep their text: 01 stays 01. */
sealed interface DocumentNode {
    int line();

    record Text(String value, int line) implements DocumentNode {}

    record Items(List<DocumentNode> items, int line) implements DocumentNode {}

    record Keys(Map<String, DocumentNode> entries, int line) implements DocumentNode {}

    /** Nulls are left out, as if the key were not there. */
    static DocumentNode read(JsonParser parser) {
        var first = parser.nextToken();
        if (first == null || first == JsonToken.VALUE_NULL) return new Keys(Map.of(), 1);
        var root = node(parser, first);
        if (parser.nextToken() != null)
            throw new DocumentFault(parser.currentTokenLocation().getLineNr(), "something follows the end of it");
        return root;
    }

    private static DocumentNode node(JsonParser parser, JsonToken token) {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (token) {
            case START_OBJECT -> keys(parser, line);
            case START_ARRAY -> items(parser, line);
            default -> new Text(parser.getString(), line);
        };
    }

    private static DocumentNode items(JsonParser parser, int line) {
        var items = new ArrayList<DocumentNode>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken())
            if (token != JsonToken.VALUE_NULL) items.add(node(parser, token));
        return new Items(items, line);
    }

    private static DocumentNode keys(JsonParser parser, int line) {
        var entries = new LinkedHashMap<String, DocumentNode>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var key = parser.currentName();
            int keyLine = parser.currentTokenLocation().getLineNr();
            var token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL) continue;
            if (entries.put(key, onLine(node(parser, token), keyLine)) != null)
                throw new DocumentFault(keyLine, "'" + key + "' stands there twice");
        }
        return new Keys(entries, line);
    }

    /** What belongs to a key stands where the key does. */
    private static DocumentNode onLine(DocumentNode node, int line) {
        return switch (node) {
            case Text t -> new Text(t.value, line);
            case Items i -> new Items(i.items, line);
            case Keys k -> new Keys(k.entries, line);
        };
    }
}
