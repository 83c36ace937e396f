package io.x12gateway.core.partner;

import java.util.LinkedHashMap;

/**
 * Documents as the first version stored them: ids and NPIs stood in an object of their own ({@code {"value": ...}}).
 */
final class FormerDocument {
    private FormerDocument() {}

    static DocumentNode renewed(DocumentNode node) {
        return switch (node) {
            case DocumentNode.Text text -> text;
            case DocumentNode.Items items ->
                new DocumentNode.Items(
                        items.items().stream().map(FormerDocument::renewed).toList(), items.line());
            case DocumentNode.Keys keys -> {
                var only = keys.entries().get("value");
                yield keys.entries().size() == 1 && only != null ? only : each(keys);
            }
        };
    }

    private static DocumentNode each(DocumentNode.Keys keys) {
        var entries = new LinkedHashMap<String, DocumentNode>();
        keys.entries().forEach((key, value) -> entries.put(key, renewed(value)));
        return new DocumentNode.Keys(entries, keys.line());
    }
}
