package io.x12gateway.routes.channel.sftp;

import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * The keys of unfinished uploads: each follows from the installation's secret and the name of the staged file, which no
 * other file ever has. So none of them is stored, and all are there again after a restart.
 */
final class StagingKeys {
    private static final String MAC = "HmacSHA256";
    private final SecretKey secret;

    StagingKeys(byte[] secret) {
        this.secret = new SecretKeySpec(secret, MAC);
    }

    /** For the bytes of an upload. */
    SecretKey bytes(String file) {
        return key("bytes of " + file);
    }

    /** For what is noted about an upload. */
    SecretKey note(String file) {
        return key("note on " + file);
    }

    private SecretKey key(String purpose) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(secret);
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
