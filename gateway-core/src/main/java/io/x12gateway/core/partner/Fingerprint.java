package io.x12gateway.core.partner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests: the whole one that finds a credential, and the short one that people compare. */
public final class Fingerprint {
    private static final int SHORT = 12;

    private Fingerprint() {}

    /** Lower-case hex SHA-256. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What may stand in a diff or a log for something that should not: enough to tell two apart, and no more. */
    public static String brief(String text) {
        return "#" + sha256(text).substring(0, SHORT);
    }
}
