package io.x12gateway.core.partner;

import java.util.regex.Pattern;

/** A SHA-256 as it is written in records and files. */
final class Sha256Text {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private Sha256Text() {}

    static void check(String hex) {
        if (!HEX.matcher(hex).matches())
            throw new IllegalArgumentException("a SHA-256 is not 64 lower-case hexadecimal digits");
    }
}
