package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.Corpus;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.schema.Guides;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What answers other people's files is held to the same rules as those, by our judge and by another. */
class OwnAnswersTest {
    private static final LocalDateTime AT = LocalDateTime.of(2026, 11, 2, 9, 30);

    @TestFactory
    Stream<DynamicTest> every_answer_is_valid_for_both_judges_and_reads_back_the_same() {
        return Corpus.andSamples()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    for (var report :
                            X12.standard().validate(Samples.read(file)).interchanges()) answer(report);
                }));
    }

    private static void answer(InterchangeReport report) throws IOException, EDIStreamException, EDISchemaException {
        var envelope =
                AcknowledgmentEnvelope.answering(report.header(), new ControlNumber(900), new ControlNumber(7), AT);
        var ta1 = Ta1.of(report);
        var short1 = ta1.write(envelope);
        assertValid(short1);
        assertThat(Ta1.read(short1)).containsExactly(ta1);
        if (report.groups().isEmpty()) return;
        var answers = report.groups().stream().map(Ack999::of).toList();
        var bytes = Ack999.write(envelope, answers);
        assertValid(bytes);
        assertThat(Ack999.read(bytes)).isEqualTo(answers);
        for (int i = 0; i < answers.size(); i++)
            assertCounts(answers.get(i), report.groups().get(i));
    }

    private static void assertCounts(Ack999 answer, GroupReport group) {
        assertThat(answer.received()).isEqualTo(group.transactions().size());
        assertThat(answer.accepted()).isEqualTo(group.acceptedTransactions());
        assertThat(answer.declared()).isEqualTo(group.declaredTransactions());
        if (answer.sets().isEmpty() && !group.accepted()) return;
        assertThat(answer.sets()).hasSameSizeAs(group.transactions());
        assertThat(answer.sets().stream()
                        .filter(set -> set.verdict().accepted())
                        .count())
                .isEqualTo(group.acceptedTransactions());
        if (!group.accepted()) return;
        for (var set : answer.sets()) assertThat(set.errors().isEmpty()).isEqualTo(set.verdict() == Verdict.ACCEPTED);
    }

    private static void assertValid(byte[] bytes) throws IOException, EDIStreamException, EDISchemaException {
        assertThat(X12.standard().validate(bytes).allFindings()).as(text(bytes)).isEmpty();
        assertThat(complaints(bytes)).as(text(bytes)).isEmpty();
    }

    private static List<String> complaints(byte[] bytes) throws IOException, EDIStreamException, EDISchemaException {
        var complaints = new ArrayList<String>();
        try (var reader =
                EDIInputFactory.newFactory().createEDIStreamReader(new ByteArrayInputStream(bytes), "ISO-8859-1")) {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case START_TRANSACTION -> reader.setTransactionSchema(schema());
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

    private static Schema schema() throws IOException, EDISchemaException {
        try (var in =
                Guides.location(TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT).openStream()) {
            return SchemaFactory.newFactory().createSchema(in);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
