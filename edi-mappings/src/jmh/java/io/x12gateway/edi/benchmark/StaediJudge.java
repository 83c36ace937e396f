package io.x12gateway.edi.benchmark;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.schema.Guides;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;

import java.io.ByteArrayInputStream;
import java.io.IOException;

/** StAEDI's own validator with our schema, read as its documentation shows; the schema is loaded once. */
final class StaediJudge {
    private final Schema schema;

    StaediJudge(TransactionType type) {
        try (var in = Guides.location(type).openStream()) {
            schema = SchemaFactory.newFactory().createSchema(in);
        } catch (IOException | EDISchemaException e) {
            throw new IllegalStateException("the schema of " + type + " does not load", e);
        }
    }

    Schema schema() {
        return schema;
    }

    void accept(byte[] bytes, Blackhole hole) throws EDIStreamException, IOException {
        int errors = read(bytes, schema, hole);
        if (errors > 0) throw new IllegalStateException("StAEDI finds " + errors + " errors in a valid file");
    }

    void refuse(byte[] bytes, Blackhole hole) throws EDIStreamException, IOException {
        if (read(bytes, schema, hole) == 0) throw new IllegalStateException("StAEDI finds nothing in a damaged file");
    }

    /** Envelopes only. */
    static void control(byte[] bytes, Blackhole hole) throws EDIStreamException, IOException {
        read(bytes, null, hole);
    }

    private static int read(byte[] bytes, @Nullable Schema schema, Blackhole hole)
            throws EDIStreamException, IOException {
        int errors = 0;
        try (var reader =
                EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case START_TRANSACTION -> {
                        if (schema != null) reader.setTransactionSchema(schema);
                    }
                    case SEGMENT_ERROR, ELEMENT_OCCURRENCE_ERROR, ELEMENT_DATA_ERROR -> {
                        errors++;
                        hole.consume(reader.getErrorType());
                    }
                    default -> {
                        // data: whoever wants it would ask the reader
                    }
                }
            }
        }
        return errors;
    }
}
