package io.x12gateway.edi.disguise;

import io.x12gateway.edi.envelope.InterchangeScanner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;

/**
 * De-identifies X12: names, identifiers, addresses, numbers of claims and accounts, and free texts are replaced letter by
 * letter and digit by digit, and dates are moved. Every byte keeps its place, so what was wrong before is wrong after,
 * at the same bytes: lengths, codes, amounts, counts, the order of dates, check digits that hold and check digits that
 * don't. One value always becomes the same other value under one key, in all files; two values never become one.
 *
 * <p>The guide says what an element means; where there is none, everything is replaced. Envelopes (ISA to IEA, GS to GE,
 * ST and SE) stay, save their dates and passwords. Not for several threads.
 */
public final class Disguise {
    private static final int KEY_BYTES = 32;

    private final byte[] key;

    private Disguise(byte[] key) {
        this.key = key;
    }

    /** Under a key that nobody knows afterwards. */
    public static Disguise random() {
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return new Disguise(key);
    }

    /** @param secret whoever knows it can find out which value became which */
    public static Disguise keyed(String secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return new Disguise(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Bytes that can be read twice. */
    @FunctionalInterface
    public interface Twice {
        InputStream open() throws IOException;
    }

    /** Writes as many bytes as it reads; holds one segment at a time. */
    public void apply(Twice file, OutputStream out) throws IOException {
        try (var scanned = file.open();
                var copied = file.open()) {
            var writing = new DisguiseWriter(copied, out, new Pseudonyms(key));
            new InterchangeScanner().scan(scanned, writing);
            writing.end();
        } catch (UncheckedIOException e) {
            throw new IOException("the copy can't be written: " + e.getMessage(), e);
        }
    }
}
