package io.x12gateway.core.partner;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What is kept of a CORE password: PBKDF2 with HMAC-SHA-256 (RFC 8018), written {@code
 * pbkdf2-sha256$iterations$salt$hash} with salt and hash in base 64.
 */
public record PasswordHash(String text) {
    private static final String SCHEME = "pbkdf2-sha256";
    private static final int ITERATIONS = 600_000;
    private static final int ITERATIONS_MIN = 100_000;
    private static final int ITERATIONS_MAX = 10_000_000;
    private static final int HASH_BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final int PASSWORD_LENGTH_MAX = 128;

    public PasswordHash {
        if (!isWellFormed(text))
            throw new IllegalArgumentException("not a password hash (" + SCHEME + "$iterations$salt$hash, base 64, "
                    + ITERATIONS_MIN + " iterations or more)");
    }

    /** A fresh hash with a salt of its own; takes some tenths of a second, as it should. */
    public static PasswordHash of(char[] password) {
        if (password.length > PASSWORD_LENGTH_MAX)
            throw new IllegalArgumentException("password longer than " + PASSWORD_LENGTH_MAX + " characters");
        var salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var base64 = Base64.getEncoder();
        var hash = derive(password, salt, ITERATIONS);
        return new PasswordHash(
                SCHEME + "$" + ITERATIONS + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash));
    }

    /** Compares in constant time. A password longer than 128 characters matches nothing and costs nothing. */
    public boolean matches(char[] password) {
        if (password.length > PASSWORD_LENGTH_MAX) return false;
        var parts = text.split("\\$");
        var base64 = Base64.getDecoder();
        var expected = base64.decode(parts[3]);
        var actual = derive(password, base64.decode(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(expected, actual);
    }

    static boolean isWellFormed(String text) {
        var parts = text.split("\\$", -1);
        if (parts.length != 4 || !parts[0].equals(SCHEME)) return false;
        try {
            int iterations = Integer.parseInt(parts[1]);
            return iterations >= ITERATIONS_MIN
                    && iterations <= ITERATIONS_MAX
                    && Base64.getDecoder().decode(parts[2]).length >= 8
                    && Base64.getDecoder().decode(parts[3]).length == HASH_BITS / 8;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] derive(char[] password, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(password, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2 with HMAC-SHA-256", e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return SCHEME + "$...";
    }
}
