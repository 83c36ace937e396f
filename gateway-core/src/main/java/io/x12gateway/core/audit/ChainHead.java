package io.x12gateway.core.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The newest link of one lane's chain. Each link is {@code hash(n) = SHA-256(hash(n-1) || canonical(n))}; before the
 * first stand 32 zero bytes. The canonical form of an entry is its fields as netstrings ({@code
 * <bytes>:<text>,}) in UTF-8, in this order: lane, seq, time (ISO 8601, UTC, six decimals), actor, action, object,
 * outcome, reason, source.
 *
 * @param lane the writing node
 * @param seq 1 for the first entry, without gaps
 * @param hash 64 lower-case hexadecimal digits
 */
public record ChainHead(String lane, long seq, String hash) {
    private static final int NAME_LENGTH_MAX = 64;
    private static final int OBJECT_LENGTH_MAX = 200;
    private static final int OUTCOME_LENGTH_MAX = 16;
    private static final int REASON_LENGTH_MAX = 4000;
    private static final int SOURCE_LENGTH_MAX = 200;

    public static ChainHead start(String lane) {
        return new ChainHead(lane, 0, "0".repeat(64));
    }

    /** @param entry in its {@link #stored} form */
    public ChainHead extendedBy(AuditEntry entry) {
        var sha256 = sha256();
        sha256.update(HexFormat.of().parseHex(hash));
        sha256.update(canonical(lane, seq + 1, entry));
        return new ChainHead(lane, seq + 1, HexFormat.of().formatHex(sha256.digest()));
    }

    /** The entry as the database will give it back: what does not fit the columns is cut before it is hashed. */
    public static AuditEntry stored(AuditEntry e) {
        return new AuditEntry(
                StoredText.of(e.at()),
                StoredText.of(e.actor(), NAME_LENGTH_MAX),
                StoredText.of(e.action(), NAME_LENGTH_MAX),
                StoredText.of(e.object(), OBJECT_LENGTH_MAX),
                StoredText.of(e.outcome(), OUTCOME_LENGTH_MAX),
                StoredText.of(e.reason(), REASON_LENGTH_MAX),
                StoredText.of(e.source(), SOURCE_LENGTH_MAX));
    }

    private static byte[] canonical(String lane, long seq, AuditEntry e) {
        var text = new StringBuilder();
        netstring(text, lane);
        netstring(text, Long.toString(seq));
        netstring(text, sixDecimals(e.at()));
        netstring(text, e.actor());
        netstring(text, e.action());
        netstring(text, e.object());
        netstring(text, e.outcome());
        netstring(text, e.reason());
        netstring(text, e.source());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void netstring(StringBuilder to, String field) {
        to.append(field.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(field)
                .append(',');
    }

    /** Instant's own text has as many decimals as are not zero. */
    private static String sixDecimals(Instant at) {
        var seconds = Instant.ofEpochSecond(at.getEpochSecond()).toString();
        int micros = at.getNano() / 1000;
        // Seven digits of which the first is dropped: zeros on the left without a formatter, three times a request.
        return seconds.substring(0, seconds.length() - 1) + "."
                + Integer.toString(1_000_000 + micros).substring(1) + "Z";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
