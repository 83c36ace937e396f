package io.x12gateway.core.webhook;

import io.x12gateway.core.payload.Digest;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a partner and we both know, so that it can tell our messages from others'. */
public record WebhookSecret(String name, String text) {
    /** Shorter ones can be guessed from a single message. */
    public static final int LENGTH_MIN = 24;

    private static final String HMAC = "HmacSHA256";
    private static final int KEY_ID_DIGITS = 8;

    public WebhookSecret {
        if (text.length() < LENGTH_MIN)
            throw new IllegalArgumentException(
                    "the webhook secret '" + name + "' is shorter than " + LENGTH_MIN + " characters");
    }

    /** Its name and the start of a digest: another secret of the same name has another one. */
    public String keyId() {
        var digest = Digest.of(("webhook key " + text).getBytes(StandardCharsets.UTF_8));
        return name + "/" + digest.sha256().substring(0, KEY_ID_DIGITS);
    }

    /** HMAC-SHA-256 of {@code timestamp.body}, in lower-case hexadecimal digits. */
    public String signature(long timestampSeconds, String body) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of()
                    .formatHex(mac.doFinal((timestampSeconds + "." + body).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    @Override
    public String toString() {
        return "webhook secret " + keyId();
    }
}
