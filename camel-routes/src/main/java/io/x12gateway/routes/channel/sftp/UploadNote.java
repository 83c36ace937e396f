package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.submission.Channel;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has to be known of an unfinished upload to go on with it after a restart. On disk it is sealed with AES-256-GCM:
 * a partner's names of files are nobody else's business.
 *
 * @param ranges which of its bytes arrived: from (inclusive) to (exclusive)
 */
record UploadNote(Channel channel, String name, Instant touchedAt, Map<Long, Long> ranges) {
    private static final int FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    UploadNote {
        ranges = Map.copyOf(ranges);
    }

    byte[] sealed(SecretKey key) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(clear());
            var all = Arrays.copyOf(nonce, nonce.length + sealed.length);
            System.arraycopy(sealed, 0, all, nonce.length, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES/GCM/NoPadding", e);
        }
    }

    /** @throws IOException if it was not sealed with this key, or is not whole */
    static UploadNote open(byte[] sealed, SecretKey key) throws IOException {
        if (sealed.length < NONCE_BYTES) throw new IOException("too short for a note");
        try {
            var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
            return read(
                    cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IOException("a note that is not whole, or of another installation", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    private byte[] clear() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            out.writeUTF(channel.name());
            out.writeUTF(name);
            out.writeLong(touchedAt.toEpochMilli());
            out.writeInt(ranges.size());
            for (var range : ranges.entrySet()) {
                out.writeLong(range.getKey());
                out.writeLong(range.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory takes what is written", e);
        }
        return bytes.toByteArray();
    }

    private static UploadNote read(byte[] clear) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(clear))) {
            if (in.readByte() != FORM) throw new IOException("a note of another version of the gateway");
            var channel = Channel.valueOf(in.readUTF());
            var name = in.readUTF();
            var touchedAt = Instant.ofEpochMilli(in.readLong());
            var ranges = new TreeMap<Long, Long>();
            for (int left = in.readInt(); left > 0; left--) ranges.put(in.readLong(), in.readLong());
            return new UploadNote(channel, name, touchedAt, ranges);
        } catch (IllegalArgumentException e) {
            throw new IOException("a note of another version of the gateway", e);
        }
    }
}
