package io.x12gateway.core.lineage;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Numbers of claims as keyed hashes: whoever has the database alone can neither read them nor try them out, which a plain
 * hash of numbers so short would allow. Shared by all threads.
 */
public final class ClaimKeys {
    private static final String ALGORITHM = "HmacSHA256";

    /** Half of it is enough to tell claims apart, and halves the index. */
    private static final int KEPT_BYTES = 16;

    private final Mac fresh;

    /** What a number is, so that a trace number is never taken for a claim number. */
    public enum Kind {
        /** CLM01, CLP01, REF EJ: the provider's number for the claim. */
        CLAIM,
        /** CLP07, REF 1K, REF F8: the payer's number for it. */
        PAYER,
        /** TRN02 of an inquiry or of a payment, REF D9. */
        TRACE,
        /** NM109 of who is insured. */
        PATIENT
    }

    /** @param secret of this installation; with another one nothing is found */
    public ClaimKeys(byte[] secret) {
        try {
            fresh = Mac.getInstance(ALGORITHM);
            fresh.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** 32 hexadecimal digits; empty for an empty number. Letter case does not count. */
    public String hash(Kind kind, String number) {
        // People write a Medicare number as it stands on the card, files do not.
        return hash(kind.name(), kind == Kind.PATIENT ? number.replace("-", "") : number);
    }

    /** By which the same number is known again, whatever it is the number of. */
    String digest(String number) {
        return hash("ASKED", number);
    }

    private String hash(String purpose, String number) {
        var text = number.strip().toUpperCase(Locale.ROOT);
        if (text.isEmpty()) return "";
        try {
            var mac = (Mac) fresh.clone();
            var whole = mac.doFinal((purpose + " " + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, KEPT_BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's own " + ALGORITHM + " can be copied", e);
        }
    }
}
