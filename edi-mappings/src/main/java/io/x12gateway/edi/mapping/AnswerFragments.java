package io.x12gateway.edi.mapping;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Fragments;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The answers of a file as fragments, one for each line that an export may get; holds one transaction set at a time.
 *
 * @param rows what a record of {@code type} has to tell
 */
record AnswerFragments(InputStream in, TransactionType type, Function<Object, List<Map<String, Object>>> rows)
        implements Fragments {
    static final String ANSWER = "answer";

    @Override
    public void tell(Consumer<Fragment> listener) throws IOException {
        var scan = new Scan(listener);
        new InterchangeScanner().scan(in, scan);
        if (!scan.found()) throw new WholeFile.BrokenEnvelope("there is no interchange in it");
    }

    private final class Scan extends WholeFile {
        private final Consumer<Fragment> listener;

        Scan(Consumer<Fragment> listener) {
            this.listener = listener;
        }

        @Override
        public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {
            super.transactionEnds(se, ending, span, segments);
            var form = form();
            if (form.isEmpty() || !form.equals(type.record())) return;
            for (var row : rows.apply(read(form.get()))) listener.accept(new Fragment(ANSWER, row));
        }
    }
}
