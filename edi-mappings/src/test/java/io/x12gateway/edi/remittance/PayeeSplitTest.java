package io.x12gateway.edi.remittance;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PayeeSplitTest {

    @Test
    void givesEachPayeeHisOwnTransactions() {
        var first = advice("T1", "1234567893", "111111111");
        var second = advice("T2", "1100000011", "222222222");
        var third = advice("T3", "1234567893", "111111111");
        var file = RoundTrip.bytes("xx" + first + second + third);
        var spans = new ArrayList<ByteSpan>();
        long at = 2;
        for (var text : new String[] {first, second, third}) {
            spans.add(new ByteSpan(at, text.length()));
            at += text.length();
        }

        var shares = PayeeSplit.split(file, Delimiters.STANDARD, spans);

        assertThat(shares).hasSize(2);
        assertThat(shares.get(0).payee()).isEqualTo(new RemittanceHeader.Payee("1234567893", "111111111"));
        assertThat(shares.get(0).parts())
                .extracting(p -> p.header().traceNumber())
                .containsExactly("T1", "T3");
        assertThat(shares.get(1).parts()).extracting(PayeeSplit.Part::span).containsExactly(spans.get(1));
    }

    @Test
    void readsTheHeaderWithoutTheRest() {
        var header = RemittanceHeader.read(
                RoundTrip.bytes(advice("T1", "1234567893", "111111111") + "CLP*broken"), Delimiters.STANDARD);

        assertThat(header)
                .isEqualTo(new RemittanceHeader(
                        new BigDecimal("10"),
                        LocalDate.of(2026, 11, 25),
                        "T1",
                        "1999999999",
                        "SAMPLE HEALTH PLAN",
                        "EXAMPLE CLINIC",
                        "1234567893",
                        "111111111"));
    }

    @Test
    void saysWhatAHeaderLacks() {
        assertThatThrownBy(() -> RemittanceHeader.read(
                        RoundTrip.bytes("ST*835*1~BPR*I*10**************20261125~TRN*1*X~LX*1~"), Delimiters.STANDARD))
                .isInstanceOf(UnreadableTransactionException.class)
                .hasMessage("segment 4: N1*PE is missing in 1000B");
        assertThatThrownBy(() -> RemittanceHeader.read(new byte[0], Delimiters.STANDARD))
                .isInstanceOf(UnreadableTransactionException.class)
                .hasMessageContaining("BPR is missing");
    }

    private static String advice(String trace, String npi, String taxId) {
        return "ST*835*0001~BPR*I*10.00**************20261125~TRN*1*" + trace
                + "*1999999999~N1*PR*SAMPLE HEALTH PLAN~REF*TJ*999999999~N1*PE*EXAMPLE CLINIC*XX*" + npi + "~REF*TJ*"
                + taxId
                + "~LX*1~SE*9*0001~";
    }
}
