package io.x12gateway.routes.channel.http.inquiry;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.mapping.JsonInputException;
import io.x12gateway.edi.validation.Location;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Leads from a place in the X12 back to the JSON that it was made of. No table says which field goes where: each value is
 * changed in turn, the X12 written anew, and what differs is what that value became.
 */
final class Pointers {
    private static final int VALUES_MAX = 300;
    private final Writer writer;
    private final List<Segment> written;
    private final Map<Place, String> values = new LinkedHashMap<>();

    /** Writes the segments between ST and SE. */
    interface Writer {
        List<Segment> write(String json) throws JsonInputException;
    }

    /** @param segment from ST = 1, as findings count */
    private record Place(int segment, int element) {}

    private record Value(String pointer, JsonNode node, List<JsonNode> others, Consumer<JsonNode> put) {}

    Pointers(JsonQuestion question, Writer writer) throws JsonInputException {
        this.writer = writer;
        this.written = writer.write(question.text());
        var tree = question.tree().deepCopy();
        var found = new ArrayList<Value>();
        collect("", tree, node -> {}, found);
        // More than this nobody asks in one question by hand; then places stay unnamed.
        if (found.size() > VALUES_MAX) return;
        for (var value : found) note(tree, value);
    }

    /** The value itself; where there is none, the object that it is missing from; empty for what we wrote ourselves. */
    Optional<String> to(Location location) {
        var exact = Optional.ofNullable(values.get(new Place(location.segmentPosition(), location.element())));
        if (exact.isPresent()) return exact;
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().segment() == location.segmentPosition())
                .map(Map.Entry::getValue)
                .map(pointer -> pointer.substring(0, pointer.lastIndexOf('/')))
                .findFirst();
    }

    private void note(JsonNode tree, Value value) {
        for (var other : value.others()) {
            value.put().accept(other);
            var changed = attempt(tree.toString());
            value.put().accept(value.node());
            if (changed.isEmpty()) continue;
            compare(changed.get(), value.pointer());
            return;
        }
    }

    private Optional<List<Segment>> attempt(String json) {
        try {
            return Optional.of(writer.write(json));
        } catch (JsonInputException e) {
            return Optional.empty();
        }
    }

    private void compare(List<Segment> changed, String pointer) {
        if (changed.size() != written.size()) return;
        for (int i = 0; i < written.size(); i++) {
            int elements = Math.max(written.get(i).count(), changed.get(i).count());
            for (int e = 1; e <= elements; e++)
                if (!written.get(i).element(e).equals(changed.get(i).element(e)))
                    values.putIfAbsent(new Place(i + 2, e), pointer);
        }
    }

    private static void collect(String pointer, JsonNode node, Consumer<JsonNode> put, List<Value> into) {
        if (node instanceof ObjectNode object) {
            for (var field : List.copyOf(object.properties()))
                collect(
                        pointer + "/" + JsonQuestion.escaped(field.getKey()),
                        field.getValue(),
                        other -> object.set(field.getKey(), other),
                        into);
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                collect(pointer + "/" + i, array.get(i), other -> array.set(at, other), into);
            }
        } else {
            into.add(new Value(pointer, node, others(node), put));
        }
    }

    /** Other values that may stand there: a text, a date, a number. */
    private static List<JsonNode> others(JsonNode node) {
        var nodes = JsonNodeFactory.instance;
        if (node.isNumber()) return List.of(nodes.numberNode(node.decimalValue().add(BigDecimal.ONE)));
        if (node.isBoolean()) return List.of(nodes.booleanNode(!node.booleanValue()));
        if (!node.isString()) return List.of();
        return List.of(nodes.stringNode("1901-02-03"), nodes.stringNode("OTHER"));
    }
}
