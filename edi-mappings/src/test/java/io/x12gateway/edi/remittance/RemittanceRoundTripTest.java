package io.x12gateway.edi.remittance;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RemittanceRoundTripTest {

    @Test
    void writesAnAdviceAsItWasRead() {
        var bytes = RoundTrip.fixture("835-institutional.edi");

        var advice = RemittanceAdvice.read(bytes, Delimiters.STANDARD);
        var written = RoundTrip.written(TransactionType.REMITTANCE_ADVICE, advice.segments());

        assertThat(RoundTrip.lines(advice.segments())).isEqualTo(RoundTrip.body(bytes, Delimiters.STANDARD));
        assertThat(RemittanceAdvice.read(written, Delimiters.STANDARD)).isEqualTo(advice);
        assertThat(new String(written, StandardCharsets.ISO_8859_1)).startsWith("ST*835*0001~");
    }

    @Test
    void putsEverythingWhereItBelongs() {
        var advice = RemittanceAdvice.read(RoundTrip.fixture("835-institutional.edi"), Delimiters.STANDARD);

        assertThat(advice.payment().date()).isEqualTo(LocalDate.of(2026, 11, 25));
        assertThat(advice.payee().taxId()).isEqualTo("123456789");
        assertThat(advice.payee().npi()).isEmpty();
        var claim = advice.claims().findFirst().orElseThrow();
        assertThat(claim.inpatient().orElseThrow().remarkCodes()).containsExactly("MA01", "N22");
        assertThat(claim.adjustments().getFirst().reasons())
                .extracting(Adjustment.Reason::code)
                .containsExactly("45", "97");
        var line = advice.claims().skip(1).findFirst().orElseThrow().services().getFirst();
        assertThat(line.submittedProcedure().orElseThrow().description()).isEqualTo("TEXT");
        assertThat(advice.adjustments().getFirst().total()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(Balancing.differences(advice)).isEmpty();
    }

    @Test
    void writesTheWorkedExamplesAsTheyWereRead() throws IOException {
        for (var file : RoundTrip.examples("835-")) {
            var bytes = Files.readAllBytes(file);
            for (var transaction : RoundTrip.transactions(bytes)) {
                var advice = RemittanceAdvice.read(transaction, RoundTrip.delimiters(bytes));
                assertThat(RoundTrip.lines(advice.segments()))
                        .as(file.toString())
                        .isEqualTo(RoundTrip.body(transaction, RoundTrip.delimiters(bytes)));
                assertThat(Balancing.differences(advice)).as(file.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                             | segment 1: ST is missing in the transaction set
                    ST*835*1~TRN*1*X~                              | segment 2: BPR is missing in the header
                    ST*835*1~BPR*I*1~N1*PR*X~LX*1~                 | segment 4: N1 is missing in 1000B
                    ST*835*1~BPR*I*ten**************20261125~TRN*1*X~N1*PR*X~N1*PE*Y~SE*6*1~ | segment 2 (BPR): BPR02 is not a decimal number
                    ST*835*1~BPR*I*10~TRN*1*X~N1*PR*X~N1*PE*Y~SE*6*1~ | segment 2 (BPR): BPR16 is not a date CCYYMMDD
                    ST*835*1~BPR*I*10**************20261125~N1*PR*X~N1*PE*Y~SE*6*1~ | segment 2: TRN is missing in the header
                    ST*835*1~BPR*I*10**************20261125~TRN*1*X~N1*PR*X~N1*PE*Y~LX*1~CLP*A*1*9~SE*6*1~ | segment 7 (CLP): CLP04 is not a decimal number
                    ST*835*1~BPR*I*10**************20261125~TRN*1*X~N1*PR*X~N1*PE*Y~PLB*1*20261231*WO*1~LX*1~ | segment 7 (LX): not expected in the summary
                    """)
    void saysWhatIsWrongWithABrokenAdvice(String text, String message) {
        assertThatThrownBy(() -> RemittanceAdvice.read(text.getBytes(StandardCharsets.ISO_8859_1), Delimiters.STANDARD))
                .isInstanceOf(UnreadableTransactionException.class)
                .hasMessage(message);
    }

    @Test
    void refusesEveryTruncationWithoutFallingOver() {
        var bytes = RoundTrip.fixture("835-institutional.edi");
        for (int length = 0; length < bytes.length - 12; length++) {
            var cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> RemittanceAdvice.read(cut, Delimiters.STANDARD))
                    .isInstanceOf(UnreadableTransactionException.class);
        }
    }
}
