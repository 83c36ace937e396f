package io.x12gateway.samples.demo;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;

import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Fresh secrets, and what the partner file keeps of them. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ITERATIONS = 600_000;

    private Secrets() {}

    /** 256 random bits, URL-safe. */
    static String newToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code pbkdf2-sha256$iterations$salt$hash}, as partner files want it. */
    static String passwordHash(String password) {
        try {
            var salt = random(16);
            var spec = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, 256);
            var hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            var base64 = Base64.getEncoder();
            return "pbkdf2-sha256$" + ITERATIONS + "$" + base64.encodeToString(salt) + "$"
                    + base64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes an Ed25519 key as OpenSSH wants it and returns the public line. */
    static String newSshKey(Path file) throws IOException {
        try {
            var keys = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            var secret = new ByteArrayOutputStream();
            keys.writeOpenSSHv1PrivateKey(secret, null);
            Files.write(file, secret.toByteArray());
            DemoPlaces.restrict(file);
            var open = new ByteArrayOutputStream();
            keys.writePublicKey(open, "demo");
            keys.dispose();
            return open.toString(StandardCharsets.US_ASCII).strip();
        } catch (JSchException e) {
            throw new IllegalStateException("cannot make an SSH key", e);
        }
    }

    /** 256 random bits in hexadecimal. */
    static void writeKey(Path file) throws IOException {
        Files.writeString(file, HexFormat.of().formatHex(random(32)));
        DemoPlaces.restrict(file);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
