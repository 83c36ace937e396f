package io.x12gateway.core.completion;

import java.nio.charset.StandardCharsets;

/** Text for any terminal: what is not printable ASCII becomes a question mark. */
final class Ascii {
    private Ascii() {}

    static byte[] bytes(String text) {
        var clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(c == '\n' || c >= ' ' && c < 0x7F ? (char) c : '?'));
        return clean.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
