package io.x12gateway.edi.disguise;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces every letter and digit of a text by another one of its class, so that two texts never become the same: a
 * Feistel network over the characters, keyed by HMAC-SHA-256. Length, case and all other characters stay. Not for
 * several threads.
 */
final class Permutation {
    private static final int ROUNDS = 8;
    private static final int BYTES_EACH = 4;

    private final Mac mac;

    Permutation(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    String apply(String text) {
        var chars = text.toCharArray();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < chars.length; i++) if (radix(chars[i]) > 1) places.add(i);
        var halves = List.of(places.subList(0, places.size() / 2), places.subList(places.size() / 2, places.size()));
        for (int round = 0; round < ROUNDS; round++)
            turn(chars, halves.get(1 - round % 2), halves.get(round % 2), round);
        return new String(chars);
    }

    /** Moves the characters of one half by what the other half says. */
    private void turn(char[] chars, List<Integer> moved, List<Integer> by, int round) {
        if (moved.isEmpty()) return;
        var said = said(chars, by, round, moved.size());
        for (int i = 0; i < moved.size(); i++) {
            int at = moved.get(i);
            chars[at] = moved(chars[at], Integer.toUnsignedLong(said.getInt(i * BYTES_EACH)));
        }
    }

    private ByteBuffer said(char[] chars, List<Integer> by, int round, int count) {
        var words = new StringBuilder();
        words.append((char) round).append((char) chars.length);
        for (int at : by) words.append(chars[at]);
        var message = words.toString().getBytes(StandardCharsets.ISO_8859_1);
        var said = ByteBuffer.allocate(count * BYTES_EACH + mac.getMacLength());
        for (int block = 0; said.position() < count * BYTES_EACH; block++) {
            mac.update((byte) block);
            said.put(mac.doFinal(message));
        }
        return said;
    }

    private static char moved(char c, long by) {
        char first = first(c);
        return (char) (first + (c - first + by % radix(c)) % radix(c));
    }

    private static int radix(char c) {
        if (c >= '0' && c <= '9') return 10;
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' ? 26 : c >= 0x80 && c < 0xC0 ? 0x40 : 1;
    }

    private static char first(char c) {
        if (c >= 0x80) return 0x80;
        return c <= '9' ? '0' : c <= 'Z' ? 'A' : 'a';
    }
}
