package io.x12gateway.edi.mapping;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.Samples;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.acknowledgment.Verdict;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.synthesis.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordJsonTest {

    static Stream<Path> valid() {
        return Samples.all().stream()
                .filter(file ->
                        file.toString().contains("valid") && !file.toString().contains("invalid"));
    }

    static String toJson(byte[] x12) throws Exception {
        var json = new ByteArrayOutputStream();
        RecordJson.write(new ByteArrayInputStream(x12), json);
        return json.toString(StandardCharsets.UTF_8);
    }

    static String fromJson(String json) throws Exception {
        var x12 = new ByteArrayOutputStream();
        RecordJson.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), x12);
        return x12.toString(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void givesEveryValidSampleBack(Path file) throws Exception {
        var bytes = Samples.read(file);

        var json = toJson(bytes);

        if (hasRecord(file)) assertThat(json).as("typed").contains("\"record\"").doesNotContain("\"segments\" : [ [");
        assertThat(elements(fromJson(json).getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(elements(bytes));
    }

    /** By the guide that its folder is named after, and the set that its name begins with. */
    private static boolean hasRecord(Path file) {
        var name = file.getFileName().toString();
        return Arrays.stream(TransactionType.values())
                .filter(type -> file.toString().contains(type.guide()) && name.startsWith(type.setId()))
                .anyMatch(type -> type.record().isPresent());
    }

    private static List<String> elements(byte[] interchange) {
        var all = new ArrayList<String>();
        for (var segment : new SegmentReader(interchange, RoundTrip.delimiters(interchange))) {
            all.add(segment.id() + SegmentText.normal(segment));
        }
        return all;
    }

    @ParameterizedTest
    @CsvSource({
        "270-dependent.edi, ELIGIBILITY_INQUIRY",
        "271-full.edi, ELIGIBILITY_RESPONSE",
        "276-dependent.edi, CLAIM_STATUS_REQUEST",
        "277-full.edi, CLAIM_STATUS_RESPONSE",
        "835-institutional.edi, REMITTANCE_ADVICE"
    })
    void givesFilesOfOurWriterBackByteForByte(String fixture, TransactionType type) throws Exception {
        var form = type.record().orElseThrow();
        var record = (Record) form.read(RoundTrip.fixture(fixture), Delimiters.STANDARD);
        var sets = List.of(OutgoingTransaction.of(form.write(record)), OutgoingTransaction.of(form.write(record)));
        var bytes = new InterchangeWriter().write(RoundTrip.envelope(type), sets);
        var unbroken = new InterchangeWriter().withoutLineBreaks().write(RoundTrip.envelope(type), sets);

        var json = toJson(bytes);

        assertThat(fromJson(json)).isEqualTo(text(bytes));
        assertThat(fromJson(toJson(unbroken))).isEqualTo(text(unbroken));
        assertThat(json).contains("\"record\"").doesNotContain("\"segments\" : [ [");
        assertThat((Object) RecordJson.read(record.getClass(), RecordJson.write(record)))
                .isEqualTo(record);
    }

    @Test
    void givesAcknowledgmentsBackByteForByte() throws Exception {
        var envelope = RoundTrip.envelope(TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT);
        var ta1 = new Ta1("000000070", "261121", "0915", Verdict.REJECTED, "006").write(envelope);
        var ack = Ack999.write(envelope, Ack999.read(Samples.bytes("005010X231A1/valid/999-partial")));

        assertThat(fromJson(toJson(ta1))).isEqualTo(text(ta1));
        assertThat(fromJson(toJson(ack))).isEqualTo(text(ack));
        assertThat(toJson(ta1)).contains("\"acknowledgments\"", "\"note\" : \"006\"");
    }

    @Test
    void keepsOtherSeparatorsAndHeaders() throws Exception {
        var bytes = text(Samples.bytes("005010X279A1/valid/270-one-patient"))
                .replace("*", "|")
                .replace("~", "!")
                .replace("ISA|00|          |00|          |", "ISA|03|LOGIN     |01|SECRET    |")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(toJson(bytes)).contains("\"delimiters\" : \"|^:!\"", "\"id\" : \"SECRET\"");
        assertThat(elements(fromJson(toJson(bytes)).getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo(elements(bytes));
    }

    @Test
    void losesNothingThatTheRecordDoesNotHold() throws Exception {
        var bytes = text(Samples.bytes("005010X279A1/valid/270-one-patient"))
                .replaceFirst("BHT\\*", "NTE*ADD*NOT IN THE RECORD~BHT*")
                .getBytes(StandardCharsets.ISO_8859_1);

        var json = toJson(bytes);

        assertThat(json).contains("\"segments\"", "NOT IN THE RECORD").doesNotContain("\"record\"");
        assertThat(fromJson(json)).contains("NTE*ADD*NOT IN THE RECORD~");
    }

    static Stream<TransactionType> inventable() {
        return Synthesis.types().stream();
    }

    @ParameterizedTest
    @MethodSource("inventable")
    void givesEveryInventedFileBackElementForElement(TransactionType type) throws Exception {
        for (long seed = 1; seed <= 20; seed++) {
            var bytes = Synthesis.of(type, 12, seed).inTransactions(2).toBytes();

            var json = toJson(bytes);

            if (type.record().isPresent())
                assertThat(json).as(type + " seed " + seed).contains("\"record\"");
            assertThat(fromJson(json)).as(type + " seed " + seed).isEqualTo(text(bytes));
        }
    }

    @Test
    void isReadable() {
        var advice = RemittanceAdvice.read(RoundTrip.fixture("835-institutional.edi"), Delimiters.STANDARD);

        assertThat(RecordJson.write(advice.claims().findFirst().orElseThrow()))
                .startsWith("""
                        {
                          "patientControlNumber" : "ACCT1",
                          "status" : "1",
                          "charge" : 1500,
                          "paid" : 1000,
                          "patientResponsibility" : 100,
                          "filingIndicator" : "MA",
                          "payerControlNumber" : "ICN1",
                          "facilityType" : "11",
                          "frequency" : "1",
                          "drg" : "470",
                          "drgWeight" : 1.25,
                          "dischargeFraction" : 0.5,
                          "adjustments" : [ {
                            "group" : "CO",
                            "reasons" : [ {
                              "code" : "45",
                              "amount" : 300
                            }, {
                        """)
                .doesNotContain("null", "[ ]");
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(BigDecimal radius) implements Shape {}

    record Square(BigDecimal side, List<Square> inside) implements Shape {}

    record Drawing(String title, List<List<Shape>> rows) {}

    @Test
    void tellsKindsApartAndNestsThem() throws Exception {
        var drawing = new Drawing(
                "", List.of(List.of(), List.of(new Circle(BigDecimal.ONE), new Square(BigDecimal.TWO, List.of()))));

        var json = RecordJson.write(drawing);

        assertThat(json).contains("\"circle\"", "\"radius\" : 1");
        assertThat(RecordJson.read(Drawing.class, json)).isEqualTo(drawing);
        assertThatThrownBy(() -> RecordJson.read(Drawing.class, json.replace("circle", "oval")))
                .hasMessageContaining("there is no field 'oval' here; known are circle, square");
    }

    @Test
    void writesNumbersWithoutExponent() {
        record Sum(BigDecimal amount) {}

        assertThat(RecordJson.write(new Sum(new BigDecimal("1E+3")))).contains("1000");
        assertThat(RecordJson.write(new Sum(new BigDecimal("0.0000001")))).contains("0.0000001");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"role":"IL","first":7}            | $.first (line 1): expected a text, found '7'
                    {"role":"IL","rolle":"x"}          | $.rolle (line 1): there is no field 'rolle' here; known are role, kind, last, first, middle, suffix, idQualifier, id, relationship
                    {"role":null}                      | $.role (line 1): expected a text, found null
                    {"role":["IL"]}                    | $.role (line 1): expected a text, found a list
                    [1]                                | $ (line 1): expected an object, found a list
                    {"role":"IL"} {}                   | $ (line 1): expected nothing more, found an object
                    """)
    void namesThePlaceAndWhatIsExpected(String json, String message) {
        assertThatThrownBy(() -> RecordJson.read(Name.class, json))
                .isInstanceOf(JsonInputException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"role\":\"IL\"",
                "{\"role\":\"IL\",}",
                "{'role':'IL'}",
                "{\"role\":\"a\",\"role\":\"b\"}",
                "NaN"
            })
    void refusesWhatIsNoJson(String json) {
        assertThatThrownBy(() -> RecordJson.read(Name.class, json)).isInstanceOf(JsonInputException.class);
    }

    @Test
    void refusesTwiceTheSameFieldByName() {
        assertThatThrownBy(() -> RecordJson.read(Name.class, "{\"role\":\"a\",\"role\":\"b\"}"))
                .hasMessageContaining("role");
    }

    @Test
    void survivesHostileJson() throws Exception {
        var good = toJson(Samples.bytes("005010X279A1/valid/270-one-patient"));
        var deep = good.replaceFirst("\"record\" : \\{", "\"record\" : " + "[".repeat(100_000));
        var giant = good.replaceFirst("\"controlNumber\" : \"", "\"controlNumber\" : \"" + "9".repeat(2_000_000));
        var digits = "{\"qualifier\":\"T3\",\"value\":1e999999999}";

        assertThatThrownBy(() -> fromJson(deep)).isInstanceOf(JsonInputException.class);
        assertThatThrownBy(() -> fromJson(giant)).isInstanceOf(JsonInputException.class);
        assertThatThrownBy(() -> RecordJson.read(io.x12gateway.edi.segment.Amount.class, digits))
                .isInstanceOf(JsonInputException.class)
                .hasMessageContaining("at most 18 digits");
    }

    @Test
    void letsNoDataActAsASeparator() throws Exception {
        var good = toJson(Samples.bytes("005010X279A1/valid/270-one-patient"));

        var bad = good.replaceFirst("\"last\" : \"[^\"]*\"", "\"last\" : \"EVIL~SE*1*0001\"");

        assertThatThrownBy(() -> fromJson(bad))
                .isInstanceOf(JsonInputException.class)
                .hasMessageContaining("NM103 holds a separator");
        assertThatThrownBy(() -> fromJson(good.replaceFirst("\"id\" : \"[A-Z0-9]+\"", "\"id\" : \"A*B\"")))
                .hasMessageContaining("ISA06 holds a separator");
    }

    @Test
    void namesThePlaceInAFile() throws Exception {
        var good = toJson(Samples.bytes("005010X221A1/valid/835-two-claims"));

        assertThatThrownBy(() -> fromJson(good.replaceFirst("\"charge\" : ", "\"charged\" : ")))
                .hasMessageStartingWith(
                        "$.interchanges[0].groups[0].transactions[0].record.groups[0].claims[0].charged (line ")
                .hasMessageContaining("there is no field 'charged' here; known are patientControlNumber, status");
        assertThatThrownBy(() -> fromJson(good.replaceFirst("\"amount\" : [0-9.]+", "\"amount\" : \"much\"")))
                .hasMessageContaining("record.payment.amount (line ")
                .hasMessageContaining("expected a number, found 'much'");
        assertThatThrownBy(() -> fromJson(good.replaceFirst("\"charge\" : [0-9.]+,", "")))
                .hasMessageContaining("the field 'charge' is missing");
        assertThatThrownBy(() -> fromJson(good.replace(RecordJson.FORMAT, "x12-json/2")))
                .hasMessageContaining("expected the format x12-json/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"270-no-se", "270-no-iea", "270-not-x12", "270-empty", "270-text-between", "270-cut-isa"})
    void refusesWhatHasNoWholeEnvelope(String sample) {
        assertThatThrownBy(() -> toJson(Samples.bytes("005010X279A1/invalid/" + sample)))
                .isInstanceOf(UnmappableException.class);
    }

    @Test
    void neverFallsOverAnInvalidFile() throws IOException {
        int mapped = 0;
        for (var file : Samples.all()) {
            try {
                var bytes = Files.readAllBytes(file);
                assertThat(elements(fromJson(toJson(bytes)).getBytes(StandardCharsets.ISO_8859_1)))
                        .isNotEmpty();
                mapped++;
            } catch (UnmappableException | JsonInputException e) {
                assertThat(e.getMessage()).isNotBlank();
            } catch (Exception e) {
                throw new AssertionError(file.toString(), e);
            }
        }
        assertThat(mapped).isGreaterThan(30);
    }
}
