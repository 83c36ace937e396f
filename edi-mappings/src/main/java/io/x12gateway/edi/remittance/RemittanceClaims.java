package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.SegmentBytes;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Reads 835s claim by claim, holding one claim at a time, so that an advice of any size can be gone through. Judges
 * nothing: what passed validation can be read.
 */
public final class RemittanceClaims {
    private static final int ST = SegmentBytes.tag("ST");
    private static final int IEA = SegmentBytes.tag("IEA");
    private static final String ADVICE = "835";

    private RemittanceClaims() {}

    /**
     * Every 835 in a file, whatever else is in it. Reads the stream to its end and does not close it.
     *
     * @throws IOException also if a segment is longer than {@link SegmentBytes#LENGTH_MAX}
     */
    public static void read(InputStream in, RemittanceVisitor visitor) throws IOException {
        var segments = SegmentBytes.of(in);
        while (segments.nextInterchange()) {
            while (segments.advance() && segments.tag() != IEA) {
                if (segments.tag() != ST || !segments.element(1).equals(ADVICE)) continue;
                segments.countFromHere();
                tell(segments, visitor);
            }
        }
    }

    private static void tell(SegmentBytes segments, RemittanceVisitor visitor) throws IOException {
        try {
            new AdviceReader(segments, visitor).read();
        } catch (UnreadableTransactionException e) {
            visitor.adviceFails(e);
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
            tell(segments, visitor);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array can't fail", e);
        }
    }
}
