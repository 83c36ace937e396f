package io.x12gateway.edi.envelope;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** One transaction set to be put into an interchange. */
public sealed interface OutgoingTransaction {

    /** A body without ST and SE, which the writer adds: ST02 counts from 0001, SE01 is counted. */
    static OutgoingTransaction of(List<Segment> body) {
        return new Composed(List.copyOf(body));
    }

    /** An existing transaction set from the S of ST to the terminator of SE, carried on byte for byte. */
    static OutgoingTransaction verbatim(byte[] transaction) {
        return new Verbatim(out -> out.write(transaction));
    }

    /** The same for one that is not held in memory; {@code bytes} is asked once. */
    static OutgoingTransaction verbatim(Bytes bytes) {
        return new Verbatim(bytes);
    }

    /** Writes the whole transaction set, ST to SE, and leaves the stream open. */
    @FunctionalInterface
    interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Segments of ours. */
    record Composed(List<Segment> body) implements OutgoingTransaction {}

    /** Somebody else's bytes; they must use the separators of the envelope. */
    record Verbatim(Bytes bytes) implements OutgoingTransaction {}
}
