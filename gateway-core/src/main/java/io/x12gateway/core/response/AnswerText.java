package io.x12gateway.core.response;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Objects;

/**
 * The one transaction set of an answer that was judged before: it is only looked for.
 *
 * @param bytes from ST to SE
 */
public record AnswerText(byte[] bytes, Delimiters delimiters) {

    public static AnswerText of(byte[] interchange) {
        var found = new Found();
        new InterchangeScanner().scan(interchange, found);
        var span = Objects.requireNonNull(found.span, "an answer that was judged has no transaction set");
        var bytes = Arrays.copyOfRange(interchange, Math.toIntExact(span.offset()), Math.toIntExact(span.end()));
        return new AnswerText(bytes, Objects.requireNonNull(found.delimiters));
    }

    private static final class Found implements EnvelopeVisitor {
        private @Nullable Delimiters delimiters;
        private @Nullable ByteSpan span;

        @Override
        public boolean skims() {
            return true;
        }

        @Override
        public void interchangeStarts(IsaHeader isa) {
            delimiters = isa.delimiters();
        }

        @Override
        public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan where, int segments) {
            span = where;
        }
    }
}
