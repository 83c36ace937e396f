package io.x12gateway.edi.schema;

import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * StAEDI's own validator runs the same schemas over the valid files and must find nothing either: the schemas mean to
 * others what they mean to us. Where it differs from X12 is listed.
 */
class SecondOpinionTest {
    /** Siblings of one position come in any order (X12.6); StAEDI 1.26.0 wants them in the order of the schema. */
    private static final Set<String> SIBLINGS_IN_OTHER_ORDER = Set.of("835-two-claims");

    @TestFactory
    Stream<DynamicTest> staediFindsNothingInValidFilesEither() {
        return Samples.all().stream()
                .filter(file -> file.toString().contains("/valid/"))
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
    }

    private static void check(Path file) throws IOException, EDIStreamException, EDISchemaException {
        var name = Objects.requireNonNull(file.getFileName()).toString().replace(".x12", "");
        var complaints = complaints(Samples.read(file), name.substring(0, name.indexOf('-')));
        if (SIBLINGS_IN_OTHER_ORDER.contains(name))
            assertThat(complaints)
                    .isNotEmpty()
                    .allMatch(each -> each.startsWith("IMPLEMENTATION_UNUSED_SEGMENT_PRESENT"));
        else assertThat(complaints).isEmpty();
    }

    private static List<String> complaints(byte[] bytes, String label)
            throws IOException, EDIStreamException, EDISchemaException {
        var type = Stream.of(TransactionType.values())
                .filter(each -> each.toString().equals(label))
                .findFirst()
                .orElseThrow();
        var schema =
                SchemaFactory.newFactory().createSchema(Guides.location(type).openStream());
        var complaints = new ArrayList<String>();
        try (EDIStreamReader reader =
                EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case START_TRANSACTION -> reader.setTransactionSchema(schema);
                    case SEGMENT_ERROR, ELEMENT_OCCURRENCE_ERROR, ELEMENT_DATA_ERROR ->
                        complaints.add(
                                reader.getErrorType() + " " + reader.getReferenceCode() + " " + reader.getLocation());
                    default -> {
                        // data
                    }
                }
            }
        }
        return complaints;
    }
}
