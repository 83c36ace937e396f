package io.x12gateway.core.completion;

import java.nio.charset.StandardCharsets;

/** Text for any terminal: quotation marks become plain ones, anything else that is not printable ASCII a question mark. */
final class Ascii {
    private Ascii() {}

    static byte[] bytes(String text) {
        var clean = new StringBuilder(text.length());
        text.chars().forEach(c -> clean.append(plain((char) c)));
        return clean.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static char plain(char c) {
        return switch (c) {
            case '\n' -> c;
            case '\u2039' -> '<';
            case '\u203a' -> '>';
            default -> c >= ' ' && c < 0x7F ? c : '?';
        };
    }
}
