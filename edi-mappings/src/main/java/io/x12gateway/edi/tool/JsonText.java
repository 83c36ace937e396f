package io.x12gateway.edi.tool;

import java.util.Collection;

/** Writes one JSON object on one line. Small on purpose: a verdict is told before a JSON library has loaded. */
final class JsonText {
    private final StringBuilder text = new StringBuilder();

    static JsonText object() {
        var json = new JsonText();
        json.text.append('{');
        return json;
    }

    JsonText put(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    JsonText put(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText put(String name, Collection<String> values) {
        name(name);
        text.append('[');
        var separator = "";
        for (var value : values) {
            text.append(separator);
            quoted(value);
            separator = ",";
        }
        text.append(']');
        return this;
    }

    /** An object that is finished, or several joined as an array. */
    JsonText putJson(String name, String json) {
        name(name);
        text.append(json);
        return this;
    }

    String end() {
        return text.append('}').toString();
    }

    private void name(String name) {
        if (text.length() > 1) text.append(',');
        quoted(name);
        text.append(':');
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) character(value.charAt(i));
        text.append('"');
    }

    /** Everything beyond ASCII as an escape, so that no terminal, pipe or default encoding can spoil it. */
    private void character(char c) {
        if (c == '"' || c == '\\') text.append('\\').append(c);
        else if (c >= ' ' && c < 0x7F) text.append(c);
        else text.append("\\u%04x".formatted((int) c));
    }
}
