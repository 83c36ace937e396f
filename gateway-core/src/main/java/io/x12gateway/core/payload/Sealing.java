package io.x12gateway.core.payload;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The encrypted form of a payload. A header: {@code X12P}, version 2, the wrapping key's id (8 bytes), a nonce (12) and
 * the payload's own 256-bit key, wrapped with AES-256-GCM (48). Then frames of 64 KiB of clear text (1 MiB in version
 * 1), the last one shorter or as long, each sealed with AES-256-GCM under the payload's key; the nonce is the frame's number. What is
 * authenticated along with each frame is the payload's id, the frame's number and whether it is the last: so no frame
 * can be changed, moved, left out or put into another payload.
 */
final class Sealing {
    /** Long frames are sealed in one call each, and for the first of them Java takes a hundred times as long. */
    static final int FRAME_BYTES = 1 << 16;

    static final int TAG_BYTES = 16;
    private static final int LONG_FRAME_BYTES = 1 << 20;
    private static final byte[] MAGIC = {'X', '1', '2', 'P', 2};
    private static final byte[] LONG_MAGIC = {'X', '1', '2', 'P', 1};
    private static final int NONCE_BYTES = 12;
    private static final int KEY_BYTES = 32;
    static final int HEADER_BYTES = MAGIC.length + KeyEncryptionKey.ID_BYTES + NONCE_BYTES + KEY_BYTES + TAG_BYTES;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    /** Found once: to look through all of them takes longer than to seal a small payload. */
    private static final Provider PROVIDER = provider();

    private final PayloadId payload;
    private final SecretKey key;
    private final Cipher cipher;
    private final int frameBytes;

    private Sealing(PayloadId payload, SecretKey key, Cipher cipher, int frameBytes) {
        this.payload = payload;
        this.frameBytes = frameBytes;
        this.key = key;
        this.cipher = cipher;
    }

    /** A new payload's key together with the header that hides it. */
    record Sealed(Sealing sealing, byte[] header) {}

    static Sealed create(PayloadId payload, KeyEncryptionKey wrapping) {
        try {
            var key = random(KEY_BYTES);
            var nonce = random(NONCE_BYTES);
            var cipher = cipher();
            cipher.init(Cipher.ENCRYPT_MODE, wrapping.key(), parameters(nonce));
            cipher.updateAAD(bytes(payload));
            var header = ByteBuffer.allocate(HEADER_BYTES)
                    .put(MAGIC)
                    .put(wrapping.id())
                    .put(nonce)
                    .put(cipher.doFinal(key));
            return new Sealed(new Sealing(payload, new SecretKeySpec(key, "AES"), cipher, FRAME_BYTES), header.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-256-GCM", e);
        }
    }

    /** @throws TamperedException if the header is not this payload's, or was sealed with another key */
    static Sealing open(PayloadId payload, KeyEncryptionKey wrapping, byte[] header) throws TamperedException {
        int frameBytes = frameBytes(header);
        var in = ByteBuffer.wrap(header).position(MAGIC.length);
        var keyId = take(in, KeyEncryptionKey.ID_BYTES);
        if (!Arrays.equals(keyId, wrapping.id()))
            throw new TamperedException("it is encrypted with key " + KeyEncryptionKey.name(keyId)
                    + ", the key file holds " + KeyEncryptionKey.name(wrapping.id()));
        var nonce = take(in, NONCE_BYTES);
        try {
            var cipher = cipher();
            cipher.init(Cipher.DECRYPT_MODE, wrapping.key(), parameters(nonce));
            cipher.updateAAD(bytes(payload));
            var unwrapped = new SecretKeySpec(cipher.doFinal(take(in, KEY_BYTES + TAG_BYTES)), "AES");
            return new Sealing(payload, unwrapped, cipher, frameBytes);
        } catch (GeneralSecurityException e) {
            throw new TamperedException("its header was changed or belongs to another payload", e);
        }
    }

    private static int frameBytes(byte[] header) throws TamperedException {
        var magic = Arrays.copyOf(header, MAGIC.length);
        if (header.length == HEADER_BYTES && Arrays.equals(MAGIC, magic)) return FRAME_BYTES;
        if (header.length == HEADER_BYTES && Arrays.equals(LONG_MAGIC, magic)) return LONG_FRAME_BYTES;
        throw new TamperedException("its header is not that of a payload");
    }

    /** Clear bytes of each frame but the last. */
    int frameBytes() {
        return frameBytes;
    }

    byte[] seal(long frame, boolean last, byte[] clear, int length) {
        try {
            start(Cipher.ENCRYPT_MODE, frame, last);
            return cipher.doFinal(clear, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM failed to encrypt", e);
        }
    }

    byte[] unseal(long frame, boolean last, byte[] sealed, int length) throws TamperedException {
        try {
            start(Cipher.DECRYPT_MODE, frame, last);
            return cipher.doFinal(sealed, 0, length);
        } catch (GeneralSecurityException e) {
            throw new TamperedException("frame " + frame + " was changed, moved, or is not the last", e);
        }
    }

    private void start(int mode, long frame, boolean last) throws GeneralSecurityException {
        var nonce = ByteBuffer.allocate(NONCE_BYTES).putInt(0).putLong(frame).array();
        cipher.init(mode, key, parameters(nonce));
        cipher.updateAAD(bytes(payload));
        cipher.updateAAD(
                ByteBuffer.allocate(9).putLong(frame).put((byte) (last ? 1 : 0)).flip());
    }

    private static Cipher cipher() throws GeneralSecurityException {
        return Cipher.getInstance(ALGORITHM, PROVIDER);
    }

    private static Provider provider() {
        try {
            return Cipher.getInstance(ALGORITHM).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-256-GCM", e);
        }
    }

    private static GCMParameterSpec parameters(byte[] nonce) {
        return new GCMParameterSpec(TAG_BYTES * 8, nonce);
    }

    private static byte[] bytes(PayloadId id) {
        return id.value().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] take(ByteBuffer from, int length) {
        var bytes = new byte[length];
        from.get(bytes);
        return bytes;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
