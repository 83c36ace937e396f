package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.submission.Ulid;

import java.math.BigInteger;

/**
 * The PayloadID of a mailbox item: its ULID in the form of a UUID. Both have 128 bits, so that a pickup may name an item
 * by the PayloadID under which it was given before.
 */
final class PayloadIds {
    private static final String BASE32_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int ULID_LENGTH = 26;
    private static final BigInteger BASE = BigInteger.valueOf(32);

    private PayloadIds() {}

    static String ofItem(String ulid) {
        if (!Ulid.isUlid(ulid)) throw new IllegalArgumentException("not a ULID: " + ulid);
        var number = BigInteger.ZERO;
        for (int i = 0; i < ULID_LENGTH; i++)
            number = number.multiply(BASE).add(BigInteger.valueOf(BASE32_DIGITS.indexOf(ulid.charAt(i))));
        var hex = number.toString(16);
        hex = "0".repeat(32 - hex.length()) + hex;
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    static String itemOf(String uuid) {
        var number = new BigInteger(uuid.replace("-", ""), 16);
        var text = new char[ULID_LENGTH];
        for (int i = ULID_LENGTH - 1; i >= 0; i--) {
            var parts = number.divideAndRemainder(BASE);
            text[i] = BASE32_DIGITS.charAt(parts[1].intValue());
            number = parts[0];
        }
        return new String(text);
    }
}
