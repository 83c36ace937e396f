package io.x12gateway.routes.channel.queue;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.routes.broker.Queues;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.jspecify.annotations.Nullable;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

/**
 * Opens what a sender sealed, so that the broker's journal holds nothing that can be read: AES-256-GCM under a key that both
 * have. The body is 12 bytes of nonce, the ciphertext and 16 bytes of tag; the message's own key ({@link Queues#CLIENT_KEY})
 * is authenticated with it, so that a body is of no use under another one.
 */
final class MessageSeal {
    private static final String METHOD = "AES-256-GCM";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    /** It is opened as a whole, since nothing of it may be believed before its tag is seen. */
    private static final long BYTES_MAX = 64L << 20;

    private final @Nullable SecretKeySpec key;

    private MessageSeal(@Nullable SecretKeySpec key) {
        this.key = key;
    }

    /** Without a key: messages are read as they come. */
    static MessageSeal none() {
        return new MessageSeal(null);
    }

    /** @param keyFile holds 64 hexadecimal digits */
    static MessageSeal of(Path keyFile) {
        try {
            var bytes = HexFormat.of()
                    .parseHex(
                            Files.readString(keyFile, StandardCharsets.US_ASCII).strip());
            if (bytes.length != KEY_BYTES) throw notAKey(keyFile);
            return new MessageSeal(new SecretKeySpec(bytes, "AES"));
        } catch (IOException e) {
            throw new UncheckedIOException("gateway.remittance-queue.key-file " + keyFile + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw notAKey(keyFile);
        }
    }

    private static GatewayFault notAKey(Path keyFile) {
        return new GatewayFault(
                FaultKind.GATEWAY,
                "bad-key-file",
                "gateway.remittance-queue.key-file " + keyFile + " does not hold 64 hexadecimal digits.");
    }

    /** @throws GatewayFault kind SENDER, {@code bad-seal}: it is not sealed as it has to be */
    InputStream open(Message message) throws JMSException {
        var method = message.getStringProperty(Queues.SEALED);
        if (key == null && method == null) return MessageStream.of(message);
        if (key == null)
            throw refused("The message is sealed, and gateway.remittance-queue.key-file names no key to open it.");
        if (!METHOD.equals(method))
            throw refused("The message is not sealed with " + METHOD + " (" + Queues.SEALED
                    + "), as gateway.remittance-queue.key-file wants it.");
        return new ByteArrayInputStream(opened(key, sealed(message), clientKey(message)));
    }

    private static byte[] sealed(Message message) throws JMSException {
        if (!(message instanceof BytesMessage bytes)) throw refused("A sealed message is a bytes message.");
        long length = bytes.getBodyLength();
        if (length < NONCE_BYTES + TAG_BYTES || length > BYTES_MAX)
            throw refused("A sealed message has " + (NONCE_BYTES + TAG_BYTES) + " to " + BYTES_MAX + " bytes, and not "
                    + length + ".");
        var body = new byte[Math.toIntExact(length)];
        bytes.readBytes(body);
        return body;
    }

    private static byte[] opened(SecretKeySpec key, byte[] sealed, String clientKey) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG_BYTES, sealed, 0, NONCE_BYTES));
            cipher.updateAAD(clientKey.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw refused("The message was sealed with another key, for another message, or changed on its way.");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    private static String clientKey(Message message) throws JMSException {
        var key = message.getStringProperty(Queues.CLIENT_KEY);
        return key == null ? "" : key;
    }

    private static GatewayFault refused(String message) {
        return new GatewayFault(FaultKind.SENDER, "bad-seal", message);
    }
}
