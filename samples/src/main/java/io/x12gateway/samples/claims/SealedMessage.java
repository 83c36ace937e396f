package io.x12gateway.samples.claims;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A message's body as the gateway opens it: nonce, ciphertext and tag, so that no broker on the way can read it. */
public final class SealedMessage {
    /** The message property that says so, and its value. */
    public static final String PROPERTY = "X12_SEALED";

    public static final String METHOD = "AES-256-GCM";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedMessage() {}

    /**
     * @param keyFile holds 64 hexadecimal digits
     * @param clientKey of the message; the body cannot be opened under another one
     */
    public static byte[] seal(Path keyFile, String clientKey, byte[] file) throws IOException {
        try {
            var key = HexFormat.of()
                    .parseHex(
                            Files.readString(keyFile, StandardCharsets.US_ASCII).strip());
            var nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(clientKey.getBytes(StandardCharsets.UTF_8));
            var sealed = cipher.doFinal(file);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key in " + keyFile + " is none for " + METHOD, e);
        }
    }
}
