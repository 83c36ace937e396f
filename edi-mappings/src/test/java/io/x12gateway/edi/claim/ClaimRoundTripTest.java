package io.x12gateway.edi.claim;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClaimRoundTripTest {

    @ParameterizedTest
    @CsvSource({"837p-full.edi, PROFESSIONAL_CLAIM", "837i-full.edi, INSTITUTIONAL_CLAIM"})
    void writesClaimsAsTheyWereRead(String fixture, TransactionType type) {
        var bytes = RoundTrip.fixture(fixture);

        var batch = ClaimBatch.read(bytes, Delimiters.STANDARD);
        var written = RoundTrip.written(type, batch.segments());

        assertThat(RoundTrip.lines(batch.segments())).isEqualTo(RoundTrip.body(bytes, Delimiters.STANDARD));
        assertThat(ClaimBatch.read(written, Delimiters.STANDARD)).isEqualTo(batch);
        isValid(type, batch.segments());
    }

    @Test
    void writesAnAcknowledgmentAsItWasRead() {
        var bytes = RoundTrip.fixture("277ca-full.edi");

        var acknowledgment = ClaimAcknowledgment.read(bytes, Delimiters.STANDARD);
        var written = RoundTrip.written(TransactionType.CLAIM_ACKNOWLEDGMENT, acknowledgment.segments());

        assertThat(RoundTrip.lines(acknowledgment.segments())).isEqualTo(RoundTrip.body(bytes, Delimiters.STANDARD));
        assertThat(ClaimAcknowledgment.read(written, Delimiters.STANDARD)).isEqualTo(acknowledgment);
        isValid(TransactionType.CLAIM_ACKNOWLEDGMENT, acknowledgment.segments());
    }

    private static void isValid(TransactionType type, List<Segment> body) {
        var interchange =
                new InterchangeWriter().write(RoundTrip.envelope(type), List.of(OutgoingTransaction.of(body)));
        assertThat(X12.standard().validate(interchange).allFindings().filter(f -> f.isError()))
                .isEmpty();
    }

    @Test
    void putsEverythingOfAProfessionalClaimWhereItBelongs() {
        var batch = ClaimBatch.read(RoundTrip.fixture("837p-full.edi"), Delimiters.STANDARD);

        assertThat(batch.claims())
                .extracting(Claim::patientControlNumber)
                .containsExactly("FULLACCT1", "FULLACCT2", "FULLACCT3", "FULLACCT4");
        assertThat(batch.providers().getFirst().provider().npi()).isEqualTo("1234567893");
        assertThat(batch.providers().getFirst().provider().identifier("EI")).isEqualTo("123456789");
        var claim = batch.claims().findFirst().orElseThrow();
        assertThat(claim.identifier("F8")).isEqualTo("ORIGINAL1");
        assertThat(claim.diagnoses()).extracting(HealthCode::code).containsExactly("I10", "E119");
        assertThat(claim.otherPayers().getFirst().paid()).contains(new BigDecimal("100.25"));
        var line = claim.lines().getFirst();
        assertThat(line.controlNumber()).isEqualTo("CONTROL1");
        assertThat(line.identifiers()).contains(new Identifier("G1", "AUTH3", "08888"));
        assertThat(line.service()).isInstanceOfSatisfying(Service.Professional.class, service -> {
            assertThat(service.pointers()).containsExactly("1", "2");
            assertThat(service.emergency()).isTrue();
        });
        assertThat(line.drug().orElseThrow().unit()).isEqualTo("ML");
        assertThat(line.forms().getFirst().answers()).hasSize(4);
    }

    @Test
    void putsEverythingOfAnInstitutionalClaimWhereItBelongs() {
        var claim = ClaimBatch.read(RoundTrip.fixture("837i-full.edi"), Delimiters.STANDARD)
                .claims()
                .findFirst()
                .orElseThrow();

        assertThat(claim.admission().orElseThrow().patientStatus()).isEqualTo("01");
        assertThat(claim.diagnoses()).extracting(HealthCode::presentOnAdmission).containsExactly("Y", "Y", "U", "W");
        assertThat(claim.otherPayers().getFirst().inpatient().orElseThrow().coveredDays())
                .isEqualTo("3");
        assertThat(claim.lines().getFirst().service()).isInstanceOfSatisfying(Service.Institutional.class, service -> {
            assertThat(service.revenueCode()).isEqualTo("0120");
            assertThat(service.code()).isEmpty();
        });
    }

    @Test
    void writesTheWorkedExamplesAsTheyWereRead() throws IOException {
        for (var file : RoundTrip.examples("837"))
            check(file, bytes -> ClaimBatch.read(bytes, Delimiters.STANDARD).segments());
        for (var file : RoundTrip.examples("277ca"))
            check(
                    file,
                    bytes ->
                            ClaimAcknowledgment.read(bytes, Delimiters.STANDARD).segments());
    }

    private interface Rewriting {
        List<Segment> segments(byte[] transaction);
    }

    private static void check(Path file, Rewriting rewriting) throws IOException {
        var bytes = Files.readAllBytes(file);
        for (var transaction : RoundTrip.transactions(bytes))
            assertThat(RoundTrip.lines(rewriting.segments(transaction)))
                    .as(file.toString())
                    .isEqualTo(RoundTrip.body(transaction, RoundTrip.delimiters(bytes)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ST*277*1~                                  | segment 1 (ST): ST01 is '277', expected 837
                    ST*837*1~BHT*0019~NM1*41~SE*4*1~           | segment 4: NM1 is missing in 1000B
                    ST*837*1~BHT*0019~NM1*41~NM1*40~HL*1**20~NM1*85~HL*2*1*22~SBR*P~NM1*IL~NM1*PR~CLM*A*X~SE*9*1~ | segment 11 (CLM): CLM02 is not a decimal number
                    ST*837*1~BHT*0019~NM1*41~NM1*40~HL*1**20~NM1*85~HL*2*1*22~SBR*P~NM1*IL~NM1*PR~CLM*A*1~LX*1~SE*9*1~ | segment 12: SV2 is missing in 2400
                    """)
    void saysWhatIsWrongWithBrokenClaims(String text, String message) {
        assertThatThrownBy(() -> ClaimBatch.read(text.getBytes(StandardCharsets.ISO_8859_1), Delimiters.STANDARD))
                .isInstanceOf(UnreadableTransactionException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"837p-full.edi", "837i-full.edi"})
    void refusesEveryTruncationWithoutFallingOver(String fixture) {
        var bytes = RoundTrip.fixture(fixture);
        for (int length = 0; length < bytes.length - 12; length += 7) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> ClaimBatch.read(cut, Delimiters.STANDARD))
                    .isInstanceOf(UnreadableTransactionException.class);
        }
    }
}
