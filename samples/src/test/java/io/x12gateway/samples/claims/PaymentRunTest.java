package io.x12gateway.samples.claims;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.remittance.Balancing;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaymentRunTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T22:00:00Z"), ZoneOffset.UTC);

    private final ClaimsStore store = ClaimsStore.packaged();
    private final PaymentRun run = new PaymentRun(store, Payee.packaged(), "GATEWAY", CLOCK);
    private final List<byte[]> files = new ArrayList<>();

    @Test
    void writesOneValidInterchangeWithAnAdviceForEachPayee() {
        run.run((result, file) -> files.add(file));
        var report = X12.standard().validate(files.getFirst());
        assertThat(report.allFindings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.VALID);
        assertThat(advices())
                .extracting(a -> a.payee().npi())
                .containsExactly("1234567893", "1450000025", "1670000037");
    }

    @Test
    void balancesEveryAdviceAndReportsItsAmounts() {
        var result = run.run((r, file) -> files.add(file));
        var advices = advices();
        assertThat(advices).allSatisfy(a -> assertThat(Balancing.differences(a)).isEmpty());
        assertThat(result.payments())
                .extracting(PaymentRun.Paid::amount)
                .containsExactlyElementsOf(
                        advices.stream().map(a -> a.payment().amount()).toList());
        assertThat(result.payments())
                .extracting(PaymentRun.Paid::number)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        advices.stream().map(a -> a.trace().number()).toList());
        assertThat(result.total())
                .isEqualByComparingTo(
                        advices.stream().map(a -> a.payment().amount()).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void pays162LessDeductibleCoinsuranceAndSequestration() {
        run.run((result, file) -> files.add(file));
        var claim = advices()
                .getFirst()
                .claims()
                .filter(c -> c.patientControlNumber().equals("ACCT1006"))
                .findFirst()
                .orElseThrow();
        // 162 allowed - 120.50 deductible = 41.50; 20 % of it is 8.30; 2 % of 33.20 is .66
        var visit = claim.services().getFirst();
        assertThat(visit.paid()).isEqualByComparingTo("32.54");
        assertThat(claim.patientResponsibility().orElseThrow()).isEqualByComparingTo("133.07");
        assertThat(claim.status()).isEqualTo("1");
    }

    @Test
    void tellsADenialAZeroPaymentAndARecoupment() {
        run.run((result, file) -> files.add(file));
        var claims = advices().stream().flatMap(RemittanceAdvice::claims).toList();
        assertThat(claims).filteredOn(c -> c.status().equals("4")).hasSize(2).allSatisfy(c -> {
            assertThat(c.paid()).isZero();
            assertThat(c.services()).allSatisfy(s -> assertThat(s.remarks()).isNotEmpty());
        });
        assertThat(claims)
                .filteredOn(c -> c.status().equals("1") && c.paid().signum() == 0)
                .extracting(c -> c.patientControlNumber())
                .containsExactly("HPT2003");
        assertThat(advices().getFirst().adjustments()).singleElement().satisfies(plb -> {
            assertThat(plb.entries().getFirst().reason()).isEqualTo("WO");
            assertThat(plb.total()).isEqualByComparingTo("25");
        });
    }

    @Test
    void paysTheNextWeekUnderOtherNumbers() {
        var first = run.run((result, file) -> files.add(file));
        var second = run.run((result, file) -> files.add(file));
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.total()).isEqualByComparingTo(first.total());
        assertThat(files.get(1)).isNotEqualTo(files.get(0));
        assertThat(X12.standard().validate(files.get(1)).verdict()).isEqualTo(Verdict.VALID);
        assertThat(store.find(c -> c.account().equals("ACCT1007-2"))).hasSize(1);
    }

    @Test
    void deliversAFileThatDidNotArriveUnchangedTheNextTime() {
        assertThatThrownBy(() -> run.run((result, file) -> {
                    files.add(file);
                    throw new IllegalStateException("broker lost");
                }))
                .hasMessage("broker lost");
        assertThat(store.find(c -> c.account().equals("ACCT1007")).getFirst().stage())
                .isEqualTo(Claim.Stage.READY);
        run.run((result, file) -> files.add(file));
        assertThat(files.get(1)).isEqualTo(files.get(0));
        assertThat(store.find(c -> c.account().equals("ACCT1007")).getFirst().stage())
                .isEqualTo(Claim.Stage.FINALIZED);
    }

    private List<RemittanceAdvice> advices() {
        var file = files.getFirst();
        return X12.standard()
                .validate(file)
                .transactions()
                .map(t -> Arrays.copyOfRange(
                        file, (int) t.span().offset(), (int) t.span().end()))
                .map(bytes -> RemittanceAdvice.read(bytes, Delimiters.STANDARD))
                .toList();
    }
}
