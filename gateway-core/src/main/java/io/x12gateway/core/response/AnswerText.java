package io.x12gateway.core.response;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;
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

        @Override
        public void outside(Outside kind, ByteSpan where, byte[] head) {}

        @Override
        public void acknowledgment(Segment ta1) {}

        @Override
        public void groupStarts(Segment gs) {}

        @Override
        public void transactionStarts(SegmentView st) {}

        @Override
        public void segment(SegmentView segment) {}

        @Override
        public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan where) {}

        @Override
        public void stray(Segment segment) {}

        @Override
        public void lost(ByteSpan where, String why) {}

        @Override
        public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan where) {}
    }
}
