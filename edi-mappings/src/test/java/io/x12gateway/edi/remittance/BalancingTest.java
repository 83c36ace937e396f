package io.x12gateway.edi.remittance;

import io.x12gateway.edi.RoundTrip;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.remittance.Balancing.Difference;
import io.x12gateway.edi.remittance.Balancing.Equation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BalancingTest {
    private static final String ADVICE =
            new String(RoundTrip.fixture("835-institutional.edi"), StandardCharsets.ISO_8859_1);

    @ParameterizedTest
    @CsvSource({
        "BPR*I*1044.75, BPR*I*1044.76, TRANSACTION",
        "WO:ICN0*25, WO:ICN0*24.99, TRANSACTION",
        "CAS*PR*1*99.5, CAS*PR*1*99, CLAIM"
    })
    void tellsWhichEquationFails(String right, String wrong, Equation equation) {
        assertThat(differences(right, wrong)).extracting(Difference::equation).containsExactly(equation);
    }

    @Test
    void tellsWhichLineFailsAndByHowMuch() {
        var differences = differences("CAS*OA*23*55.25", "CAS*OA*23*55");

        assertThat(differences)
                .containsExactly(
                        new Difference(Equation.SERVICE, 1, 0, new BigDecimal("44.75"), new BigDecimal("45")),
                        new Difference(Equation.CLAIM, 1, -1, new BigDecimal("44.75"), new BigDecimal("45")));
        assertThat(differences.getFirst().amount()).isEqualByComparingTo("-0.25");
    }

    @Test
    void comparesLineSumsWithTheClaim() {
        assertThat(differences("SVC*HC:99214:25*100*44.75", "SVC*HC:99214:25*99*43.75"))
                .extracting(Difference::equation)
                .containsExactly(Equation.CLAIM_CHARGES, Equation.CLAIM_PAYMENTS);
    }

    private static List<Difference> differences(String right, String wrong) {
        assertThat(ADVICE).contains(right);
        var bytes = RoundTrip.bytes(ADVICE.replace(right, wrong));
        return Balancing.differences(RemittanceAdvice.read(bytes, Delimiters.STANDARD));
    }
}
