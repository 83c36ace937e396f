package io.x12gateway.core.submission;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;

/** Makes ULIDs (48 bits of milliseconds, 80 random bits) that never go backwards within one process. */
public final class Ulid {
    private static final String BASE32_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final char[] BASE32 = BASE32_DIGITS.toCharArray();
    private static final int LENGTH = 26;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final byte[] tail = new byte[10];
    private long lastMillis = Long.MIN_VALUE;

    public Ulid(Clock clock) {
        this.clock = clock;
    }

    public synchronized String next() {
        long now = clock.millis();
        if (now > lastMillis) {
            lastMillis = now;
            random.nextBytes(tail);
            tail[0] &= 0x7f; // room to count upwards within the millisecond
        } else {
            increment();
        }
        return text(lastMillis, tail);
    }

    /**
     * A ULID that follows from another one and a purpose: the same millisecond, and 80 bits of a SHA-256 instead of
     * random ones.
     */
    public static String derived(String ulid, String purpose) {
        if (!isUlid(ulid)) throw new IllegalArgumentException("not a ULID: " + ulid);
        byte[] hash = sha256().digest((purpose + "/" + ulid).getBytes(StandardCharsets.UTF_8));
        return ulid.substring(0, 10) + text(0, Arrays.copyOf(hash, 10)).substring(10);
    }

    public static boolean isUlid(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') return false;
        return text.chars().allMatch(c -> BASE32_DIGITS.indexOf(c) >= 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** When the id was made, to the millisecond. */
    public static Instant timeOf(String ulid) {
        if (!isUlid(ulid)) throw new IllegalArgumentException("not a ULID: " + ulid);
        long millis = 0;
        for (int i = 0; i < 10; i++) millis = millis << 5 | BASE32_DIGITS.indexOf(ulid.charAt(i));
        return Instant.ofEpochMilli(millis);
    }

    /** The least ULID of that millisecond: those made before it are smaller. */
    public static String firstOf(Instant time) {
        var out = new char[LENGTH];
        Arrays.fill(out, '0');
        long millis = Math.max(0, time.toEpochMilli());
        for (int i = 9; i >= 0; i--, millis >>>= 5) out[i] = BASE32[(int) (millis & 31)];
        return new String(out);
    }

    private void increment() {
        for (int i = tail.length - 1; i >= 0; i--) if (++tail[i] != 0) return;
    }

    private static String text(long millis, byte[] tail) {
        var out = new char[LENGTH];
        for (int i = 9; i >= 0; i--, millis >>>= 5) out[i] = BASE32[(int) (millis & 31)];
        long high = 0;
        long low = 0;
        for (int i = 0; i < 5; i++) high = high << 8 | tail[i] & 0xff;
        for (int i = 5; i < 10; i++) low = low << 8 | tail[i] & 0xff;
        for (int i = 17; i >= 10; i--, high >>>= 5) out[i] = BASE32[(int) (high & 31)];
        for (int i = 25; i >= 18; i--, low >>>= 5) out[i] = BASE32[(int) (low & 31)];
        return new String(out);
    }
}
