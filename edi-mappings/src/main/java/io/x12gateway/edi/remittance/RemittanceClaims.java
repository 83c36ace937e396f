package io.x12gateway.edi.remittance;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import io.x12gateway.edi.segment.ViewedSegment;
import io.x12gateway.edi.validation.UnjudgedScan;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads 835s claim by claim, holding one claim at a time, so that an advice of any size can be gone through: alone, where
 * what is read was judged before, or while it is judged.
 */
public final class RemittanceClaims {
    static final String ADVICE = "835";

    private RemittanceClaims() {}

    /** Every 835 in a file, whatever else is in it. Reads the stream to its end and does not close it. */
    public static void read(InputStream in, RemittanceVisitor visitor) throws IOException {
        UnjudgedScan.of(in, new ClaimsBeside(visitor));
    }

    /** One transaction set from ST to SE. */
    public static void read(byte[] transaction, Delimiters delimiters, RemittanceVisitor visitor) {
        var one = new OneAdvice(visitor);
        SegmentView.each(transaction, delimiters, one::take);
        one.end();
    }

    /** A set around which nothing stands. */
    private static final class OneAdvice {
        private final AdviceReader reader;
        private final ViewedSegment segment = new ViewedSegment();
        private boolean begun;
        private boolean ended;

        OneAdvice(RemittanceVisitor visitor) {
            reader = new AdviceReader(visitor);
        }

        void take(SegmentView view) {
            if (ended) return;
            segment.at(view);
            if (!begun) begin(view);
            else if (view.is("SE")) {
                ended = true;
                reader.end(true);
            } else reader.segment(segment);
        }

        private void begin(SegmentView st) {
            if (!st.is("ST")) throw missing();
            begun = true;
            reader.begin(segment);
        }

        void end() {
            if (!begun) throw missing();
            if (!ended) reader.end(false);
        }

        private static UnreadableTransactionException missing() {
            return UnreadableTransactionException.missing("ST", 1, "the transaction set");
        }
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
