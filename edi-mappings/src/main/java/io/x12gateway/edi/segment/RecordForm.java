package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the transaction sets of one guide become records, and records transaction sets again.
 *
 * @param reader gets one transaction set, ST to SE; throws {@link UnreadableTransactionException}
 * @param writer gives the segments between ST and SE
 */
public record RecordForm<T>(
        Class<T> type, BiFunction<byte[], Delimiters, T> reader, Function<T, List<Segment>> writer) {

    public T read(byte[] transaction, Delimiters delimiters) {
        return reader.apply(transaction, delimiters);
    }

    /** @param value of {@link #type()} */
    public List<Segment> write(Object value) {
        return writer.apply(type.cast(value));
    }
}
