package io.x12gateway.core.delivery;

import io.x12gateway.core.partner.OutboundFormat;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.OutgoingTransaction;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;

/** An interchange of ours around transaction sets that lie in a payload: only what is ours of it is in memory. */
final class Copy {
    private final PayloadReader payload;
    private final List<ByteSpan> sets;
    private final byte[] ours;
    /** Where in our own bytes the sets belong. */
    private final List<Integer> gaps = new ArrayList<>();

    Copy(Envelope envelope, OutboundFormat format, PayloadReader payload, List<ByteSpan> sets) {
        this.payload = payload;
        this.sets = sets;
        var written = new ByteArrayOutputStream();
        var transactions = sets.stream()
                .map(set -> OutgoingTransaction.verbatim(out -> gaps.add(written.size())))
                .toList();
        try {
            format.writer().write(envelope, List.of(), transactions, written);
        } catch (IOException e) {
            throw new UncheckedIOException("the envelope cannot be written", e);
        }
        ours = written.toByteArray();
    }

    InputStream open() {
        return new SequenceInputStream(new Parts());
    }

    /** Ours and theirs by turns; each set is opened when its turn comes. */
    private final class Parts implements Enumeration<InputStream> {
        private int next;

        @Override
        public boolean hasMoreElements() {
            return next <= 2 * sets.size();
        }

        @Override
        public InputStream nextElement() {
            if (!hasMoreElements()) throw new NoSuchElementException();
            int turn = next++;
            return turn % 2 == 1 ? payload.stream(sets.get(turn / 2)) : ours(turn / 2);
        }

        private InputStream ours(int gap) {
            int from = gap == 0 ? 0 : gaps.get(gap - 1);
            int to = gap == sets.size() ? ours.length : gaps.get(gap);
            return new ByteArrayInputStream(ours, from, to - from);
        }
    }
}
