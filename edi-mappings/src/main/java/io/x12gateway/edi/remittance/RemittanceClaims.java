package io.x12gateway.edi.remittance;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.ReadSegment;
import io.x12gateway.edi.segment.SegmentBytes;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads 835s claim by claim, holding one claim at a time, so that an advice of any size can be gone through: alone, where
 * what is read was judged before, or while it is judged.
 */
public final class RemittanceClaims {
    static final String ADVICE = "835";
    private static final int ST = ReadSegment.tag("ST");
    private static final int SE = ReadSegment.tag("SE");
    private static final int IEA = ReadSegment.tag("IEA");

    private RemittanceClaims() {}

    /**
     * Every 835 in a file, whatever else is in it. Reads the stream to its end and does not close it.
     *
     * @throws IOException also if a segment is longer than {@link SegmentBytes#LENGTH_MAX}
     */
    public static void read(InputStream in, RemittanceVisitor visitor) throws IOException {
        var segments = SegmentBytes.of(in);
        var reader = new AdviceReader(visitor);
        while (segments.nextInterchange()) {
            while (segments.advance() && segments.tag() != IEA) {
                if (segments.tag() != ST || !segments.element(1).equals(ADVICE)) continue;
                segments.countFromHere();
                tell(segments, reader);
            }
        }
    }

    /** One transaction set from ST to SE. */
    public static void read(byte[] transaction, Delimiters delimiters, RemittanceVisitor visitor) {
        read(transaction, 0, transaction.length, delimiters, visitor);
    }

    /** The same for a transaction set inside a larger array. */
    public static void read(byte[] bytes, int from, int length, Delimiters delimiters, RemittanceVisitor visitor) {
        var segments = SegmentBytes.of(bytes, from, length, delimiters);
        try {
            if (!segments.advance() || segments.tag() != ST) {
                throw UnreadableTransactionException.missing("ST", 1, "the transaction set");
            }
            tell(segments, new AdviceReader(visitor));
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array can't fail", e);
        }
    }

    private static void tell(SegmentBytes segments, AdviceReader reader) throws IOException {
        reader.begin(segments);
        boolean more = segments.advance();
        for (; more && segments.tag() != SE; more = segments.advance()) reader.segment(segments);
        reader.end(more);
    }

    /**
     * Judges a file and tells of the claims of its 835s in one go, each as soon as it is read: the verdict comes when all
     * have been told, so what is done with them must be undone, or not begun, if their advice is refused. Reads the
     * stream to its end and does not close it.
     */
    public static ValidationReport judged(X12 judge, InputStream in, RemittanceVisitor visitor) throws IOException {
        return judge.validate(in, new ClaimsBeside(visitor));
    }

    /** The same for bytes where they lie. */
    public static ValidationReport judged(X12 judge, byte[] bytes, RemittanceVisitor visitor) {
        return judge.validate(bytes, new ClaimsBeside(visitor));
    }
}
