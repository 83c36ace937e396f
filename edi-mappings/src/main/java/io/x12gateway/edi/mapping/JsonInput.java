package io.x12gateway.edi.mapping;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;

/** JSON read token by token, within limits: no field twice, nothing nested without end, no giant text. */
final class JsonInput {
    private static final int DEPTH_MAX = 64;
    private static final int TEXT_MAX = 1 << 20;
    private static final int NUMBER_MAX = 40;
    private static final int NAME_MAX = 200;
    private static final int SHOWN_MAX = 40;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(TEXT_MAX)
                    .maxNumberLength(NUMBER_MAX)
                    .maxNameLength(NAME_MAX)
                    .build())
            .build();

    private final JsonParser parser;

    /** Goes to the first token. */
    JsonInput(InputStream in) throws JsonInputException, IOException {
        parser = FACTORY.createParser(ObjectReadContext.empty(), in);
        next();
    }

    /** The token at hand, null at the end. */
    @Nullable
    JsonToken token() {
        return parser.currentToken();
    }

    boolean at(JsonToken token) {
        return parser.currentToken() == token;
    }

    void next() throws JsonInputException, IOException {
        try {
            var token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING) parser.getStringLength();
        } catch (JacksonIOException e) {
            throw e.getCause();
        } catch (JacksonException e) {
            throw fault(
                    e.getOriginalMessage().lines().findFirst().orElse("not JSON"),
                    "this is not JSON within the limits");
        }
    }

    /** Passes a token that must be at hand. */
    void take(JsonToken token, String expected) throws JsonInputException, IOException {
        if (!at(token)) throw unexpected(expected);
        next();
    }

    /** The name of the field at hand, which is passed. */
    String name() throws JsonInputException, IOException {
        if (!at(JsonToken.PROPERTY_NAME)) throw unexpected("a field");
        var name = parser.currentName();
        next();
        return name;
    }

    /** The text at hand, which is passed. */
    String text() throws JsonInputException, IOException {
        if (!at(JsonToken.VALUE_STRING)) throw unexpected("a text");
        var text = parser.getString();
        next();
        return text;
    }

    /** The text of the scalar at hand, which is not passed. */
    String raw() {
        return parser.getString();
    }

    JsonInputException unexpected(String expected) {
        return fault("expected " + expected + ", found " + found(), "expected " + expected);
    }

    JsonInputException unknown(String name, Collection<String> known) {
        return fault("there is no field '" + name + "' here; known are " + String.join(", ", known));
    }

    JsonInputException fault(String what) {
        return fault(what, what);
    }

    private JsonInputException fault(String what, String complaint) {
        return new JsonInputException(
                path(), pointer(), parser.currentTokenLocation().getLineNr(), what, complaint);
    }

    private String found() {
        var token = parser.currentToken();
        if (token == null) return "the end";
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case END_OBJECT -> "the end of the object";
            case END_ARRAY -> "the end of the list";
            case VALUE_NULL -> "null";
            case PROPERTY_NAME -> "the field '" + shown(parser.currentName()) + "'";
            default -> "'" + shown(parser.getString()) + "'";
        };
    }

    private static String shown(String text) {
        return text.length() > SHOWN_MAX ? text.substring(0, SHOWN_MAX) + "..." : text;
    }

    /** The same place as {@link #path}, as RFC 6901 writes it. */
    private String pointer() {
        var pointer = new StringBuilder();
        for (var at = place(); at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inArray()) pointer.insert(0, "/" + Math.max(at.getCurrentIndex(), 0));
            else if (at.currentName() != null)
                pointer.insert(0, "/" + at.currentName().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /** Where the token at hand stands; an object or list that opens stands in the one around it. */
    private @Nullable TokenStreamContext place() {
        boolean opening = at(JsonToken.START_ARRAY) || at(JsonToken.START_OBJECT);
        TokenStreamContext context = parser.streamReadContext();
        return opening ? context.getParent() : context;
    }

    /** Such as {@code $.interchanges[0].groups[0].transactions[3].record.payment.amount}. */
    String path() {
        var path = new StringBuilder();
        for (var at = place(); at != null && !at.inRoot(); at = at.getParent()) {
            if (at.inArray()) path.insert(0, "[" + Math.max(at.getCurrentIndex(), 0) + "]");
            else if (at.currentName() != null) path.insert(0, "." + at.currentName());
        }
        return path.insert(0, '$').toString();
    }
}
