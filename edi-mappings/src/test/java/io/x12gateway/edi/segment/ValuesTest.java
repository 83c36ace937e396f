package io.x12gateway.edi.segment;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({"1736.00,1736", "41.50,41.5", "0.20,.2", "-0.5,-.5", "0.00,0", "1E+3,1000", "-24,-24"})
    void writesDecimalsWithoutNeedlessZeros(BigDecimal number, String text) {
        assertThat(Decimal.text(number)).isEqualTo(text);
    }

    @Test
    void equalNumbersAreEqualHoweverTheyWereSent() {
        assertThat(Amount.read(Segment.of("AMT", "T3", "100.00")))
                .isEqualTo(Amount.read(Segment.of("AMT", "T3", "100")))
                .isEqualTo(new Amount("T3", new BigDecimal("1E+2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "1,5", "+1", "1e9", "1.2.3", "5-", "999999999999999999999"})
    void refusesWhatIsNoDecimal(String text) {
        assertThatThrownBy(() -> Decimal.required(Segment.of("AMT", "T3", text), 2))
                .isInstanceOf(UnreadableTransactionException.class)
                .hasMessageContaining("AMT02");
    }

    @Test
    void keepsDatesThatAreNone() {
        var date = ServiceDate.read(Segment.of("DTP", "291", "D8", "20261399"));

        assertThat(date.first()).isEmpty();
        assertThat(date.segment().element(3)).isEqualTo("20261399");
        assertThat(ServiceDate.between("291", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31))
                        .last())
                .contains(LocalDate.of(2026, 12, 31));
    }

    @Test
    void readsAProcedureWithGapsBetweenItsParts() {
        var svc = new Segment("SVC", List.of("HC:99214:25:::::99219"), Delimiters.STANDARD, 1, new ByteSpan(0, 1));

        var procedure = Procedure.required(svc, 1);

        assertThat(procedure.modifiers()).containsExactly("25");
        assertThat(procedure.rangeEnd()).isEqualTo("99219");
        assertThat(Procedure.required(Segment.of("SVC", procedure.text()), 1)).isEqualTo(procedure);
    }

    @Test
    void namesTheSegmentThatIsMissing() {
        var cursor = SegmentCursor.open(RoundTrip.bytes("ST*270*0001~HL*1~"), Delimiters.STANDARD, "270");

        assertThatThrownBy(() -> cursor.take("BHT", "the header"))
                .isInstanceOfSatisfying(UnreadableTransactionException.class, e -> {
                    assertThat(e).hasMessage("segment 2: BHT is missing in the header");
                    assertThat(e.position()).isEqualTo(2);
                });
    }
}
