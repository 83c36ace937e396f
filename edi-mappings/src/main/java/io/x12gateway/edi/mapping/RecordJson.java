package io.x12gateway.edi.mapping;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.InterchangeScanner;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * X12 as JSON and back. A transaction set is its typed record: the fields are the record's components, what is empty is
 * left out, numbers are numbers and dates CCYY-MM-DD. A set without a record, or one of which its record would lose
 * something, is the list of its segments. Reading back what was written gives the same X12, element for element, and
 * byte for byte where the file was in the form this module writes. See docs/reference/mappings.md.
 */
public final class RecordJson {
    /** What every document says of itself. */
    public static final String FORMAT = "x12-json/1";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private RecordJson() {}

    /**
     * A file as JSON. Holds one transaction set at a time; leaves both streams open.
     *
     * @throws UnmappableException if the envelopes are broken or there is no X12; then the JSON is not whole
     */
    public static void write(InputStream x12, OutputStream json) throws IOException, UnmappableException {
        var generator = generator(json);
        try {
            var output = new JsonOutput(generator);
            output.begin();
            new InterchangeScanner().scan(x12, output);
            if (!output.found()) throw new UnmappableException("there is no interchange in it");
            output.end();
            generator.flush();
            json.write('\n');
        } catch (WholeFile.BrokenEnvelope e) {
            throw new UnmappableException(String.valueOf(e.getMessage()), e);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /**
     * A file from JSON. Holds one transaction set at a time; leaves both streams open.
     *
     * @throws JsonInputException if the JSON is not as {@link #write} makes it; then the X12 is not whole
     */
    public static void read(InputStream json, OutputStream x12) throws IOException, JsonInputException {
        new JsonFileReader(new JsonInput(json), x12).read();
    }

    /** One record alone. */
    public static String write(Record record) {
        var out = new ByteArrayOutputStream();
        var generator = generator(out);
        RecordShape.of(record.getClass()).write(generator, record);
        generator.flush();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** One record alone, such as {@link #write(Record)} gives it. */
    public static <T extends Record> T read(Class<T> type, String json) throws JsonInputException {
        try {
            var in = new JsonInput(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
            var record = type.cast(RecordShape.of(type).read(in));
            if (in.token() != null) throw in.unexpected("nothing more");
            return record;
        } catch (IOException e) {
            throw new IllegalStateException("memory can't fail", e);
        }
    }

    /** The register's entry; an 835 names no guide in its header. */
    static Optional<TransactionType> type(String set, String guide) {
        for (var type : TransactionType.values()) {
            if (type.setId().equals(set) && guide.equals(type.namesGuideInHeader() ? type.guide() : "")) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static JsonGenerator generator(OutputStream out) {
        return FACTORY.createGenerator(new Pretty(), out, JsonEncoding.UTF8);
    }

    /** Two blanks a level, LF on every system. */
    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            var indenter = new DefaultIndenter("  ", "\n");
            return new DefaultPrettyPrinter().withObjectIndenter(indenter);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
