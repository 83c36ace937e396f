package io.x12gateway.routes.channel.http.inquiry;

import io.x12gateway.routes.channel.http.ProblemType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A question as it was asked: JSON in UTF-8, within limits, holding nothing that X12 cannot carry.
 *
 * @param text the JSON
 * @param tree the same, read
 */
record JsonQuestion(String text, JsonNode tree) {
    static final int BYTES_MAX = 1024 * 1024;
    private static final int DEPTH_MAX = 64;
    private static final int NUMBER_LENGTH_MAX = 40;
    private static final int NAME_LENGTH_MAX = 200;
    private static final int DIGITS_MAX = 18;
    private static final int PLACES_MAX = 20;
    private static final String SEPARATORS = "*^:~";

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(BYTES_MAX)
                            .maxNumberLength(NUMBER_LENGTH_MAX)
                            .maxNameLength(NAME_LENGTH_MAX)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @throws RefusedJson with status 400 if it is no JSON within the limits, 422 if X12 cannot carry it */
    static JsonQuestion read(byte[] body) {
        var text = text(body);
        var tree = tree(text);
        if (!tree.isObject())
            throw new RefusedJson(ProblemType.INVALID_JSON, "The body must be one JSON object.", List.of());
        var numbers = new ArrayList<RefusedJson.Place>();
        var broken = new ArrayList<RefusedJson.Place>();
        var unwritable = new ArrayList<RefusedJson.Place>();
        look("", tree, numbers, broken, unwritable);
        refuse(ProblemType.INVALID_JSON, "A number has more than " + DIGITS_MAX + " digits.", numbers);
        refuse(ProblemType.INVALID_JSON, "A text holds half a character (a lone surrogate).", broken);
        refuse(
                ProblemType.INVALID_QUESTION,
                "X12 carries printable ASCII, and none of its separators " + SEPARATORS + " in a text.",
                unwritable);
        return new JsonQuestion(text, tree);
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedJson(ProblemType.INVALID_JSON, "The body is not UTF-8.", List.of());
        }
    }

    private static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var where = at == null ? "" : ", line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw new RefusedJson(
                    ProblemType.INVALID_JSON,
                    "The body is not JSON within the limits (" + DEPTH_MAX
                            + " levels, no name twice in an object, nothing behind the object)" + where + ".",
                    List.of());
        }
    }

    private static void refuse(ProblemType type, String message, List<RefusedJson.Place> places) {
        if (!places.isEmpty())
            throw new RefusedJson(
                    type, message, places.stream().limit(PLACES_MAX).toList());
    }

    private static void look(
            String pointer,
            JsonNode node,
            List<RefusedJson.Place> numbers,
            List<RefusedJson.Place> broken,
            List<RefusedJson.Place> unwritable) {
        if (node.isObject())
            for (var field : node.properties())
                look(pointer + "/" + escaped(field.getKey()), field.getValue(), numbers, broken, unwritable);
        else if (node.isArray())
            for (int i = 0; i < node.size(); i++) look(pointer + "/" + i, node.get(i), numbers, broken, unwritable);
        else if (node.isString()) {
            var value = node.asString();
            if (hasLoneSurrogate(value)) broken.add(new RefusedJson.Place(pointer, "half a character"));
            else if (!isWritable(value))
                unwritable.add(new RefusedJson.Place(pointer, "a character that X12 cannot carry here"));
        } else if (node.isNumber() && isTooLong(node))
            numbers.add(new RefusedJson.Place(pointer, "a number of too many digits"));
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isTooLong(JsonNode number) {
        var value = number.decimalValue();
        return value.precision() > DIGITS_MAX || Math.abs(value.scale()) > DIGITS_MAX;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Letters with marks are: they lose the mark. */
    private static boolean isWritable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .allMatch(c -> c >= ' ' && c < 0x7f && SEPARATORS.indexOf(c) < 0);
    }
}
