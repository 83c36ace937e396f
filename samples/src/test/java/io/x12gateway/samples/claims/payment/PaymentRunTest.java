package io.x12gateway.samples.claims.payment;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.remittance.Adjustment;
import io.x12gateway.edi.remittance.ProviderAdjustment;
import io.x12gateway.edi.remittance.ProviderAdjustment.Entry;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import io.x12gateway.samples.claims.adjudication.Lifecycle;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.ledger.Payee.BalanceItem;
import io.x12gateway.samples.world.InventedRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaymentRunTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T22:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String RIVERBEND = "1234567893";
    private static final PaymentRun.Delivery ARRIVES = result -> {};

    @TempDir
    private Path folder;

    private Ledger ledger = Ledger.packaged(CLOCK);
    private PaymentRun run = new PaymentRun(ledger, "GATEWAY", Path.of("unused"));

    @BeforeEach
    void begin() {
        run = new PaymentRun(ledger, "GATEWAY", folder);
    }

    @Test
    void writesOneValidInterchangeWithAnAdviceForEachPayee() {
        assertThat(Judged.of(run.run(ARRIVES)).advices())
                .extracting(a -> a.payee().id())
                .containsExactly(RIVERBEND, "1450000025", "1670000037");
    }

    @Test
    void reportsItsAmounts() {
        var result = run.run(ARRIVES);
        var advices = Judged.of(result).advices();
        assertThat(result.payments())
                .extracting(PaymentRun.Paid::amount)
                .containsExactlyElementsOf(
                        advices.stream().map(a -> a.payment().amount()).toList());
        assertThat(result.payments())
                .extracting(p -> p.amount().toPlainString())
                .containsExactly("141.47", "136.33", "483.31");
        assertThat(result.payments())
                .extracting(PaymentRun.Paid::number)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(
                        advices.stream().map(a -> a.trace().number()).toList());
    }

    @Test
    void pays162LessDeductibleCoinsuranceAndSequestration() {
        var claim = Judged.of(run.run(ARRIVES)).claim("ACCT1006", "1");
        // 162 allowed - 120.50 deductible = 41.50; 20 % of it is 8.30; 2 % of 33.20 is .66
        var visit = claim.services().getFirst();
        assertThat(visit.paid()).isEqualByComparingTo("32.54");
        assertThat(claim.patientResponsibility().orElseThrow()).isEqualByComparingTo("133.07");
    }

    @Test
    void tellsADenialAZeroPaymentAndARecoupment() {
        var judged = Judged.of(run.run(ARRIVES));
        var claims = judged.advices().stream().flatMap(RemittanceAdvice::claims).toList();
        assertThat(claims).filteredOn(c -> c.status().equals("4")).hasSize(2).allSatisfy(c -> {
            assertThat(c.paid()).isZero();
            assertThat(c.services()).allSatisfy(s -> assertThat(s.remarks()).isNotEmpty());
        });
        assertThat(claims)
                .filteredOn(c -> c.status().equals("1") && c.paid().signum() == 0)
                .extracting(c -> c.patientControlNumber())
                .containsExactly("HPT2003");
        assertThat(entries(judged.of(RIVERBEND))).extracting(Entry::reason).containsExactly("WO");
    }

    @Test
    void paysTheNextWeekUnderOtherNumbers() throws Exception {
        var first = run.run(ARRIVES);
        var second = run.run(ARRIVES);
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(second.total()).isEqualByComparingTo(first.total());
        assertThat(Files.readAllBytes(Path.of(second.file()))).isNotEqualTo(Files.readAllBytes(Path.of(first.file())));
        Judged.of(second);
        assertThat(ledger.find(c -> c.account().equals("ACCT1007-2"))).hasSize(1);
    }

    @Test
    void deliversAFileThatDidNotArriveUnchangedTheNextTime() {
        assertThatThrownBy(() -> run.run(result -> {
                    throw new IllegalStateException("broker lost");
                }))
                .hasMessage("broker lost");
        assertThat(stage("ACCT1007")).isEqualTo(Stage.READY);
        var first = files();
        var again = new PaymentRun(ledger, "GATEWAY", folder).run(ARRIVES);
        assertThat(files()).isEqualTo(first).contains(again.fileName());
        assertThat(stage("ACCT1007")).isEqualTo(Stage.FINALIZED);
        Judged.of(again);
    }

    @Test
    void takesBackWhatWasPaidTooMuchAndPaysTheCorrectedClaim() {
        Lifecycle.advance(ledger, 3);
        var paid = Judged.of(run.run(ARRIVES)).claim("ACCT1014", "1");
        Lifecycle.advance(ledger, 10);
        var judged = Judged.of(run.run(ARRIVES));
        var reversal = judged.claim("ACCT1014", "22");
        assertThat(reversal.paid()).isEqualByComparingTo(paid.paid().negate());
        assertThat(reversal.charge()).isEqualByComparingTo(paid.charge().negate());
        assertThat(reversal.payerControlNumber()).isEqualTo(paid.payerControlNumber());
        assertThat(reversal.outpatient()).isEmpty();
        var corrected = judged.claim("ACCT1014", "1");
        assertThat(corrected.frequency()).isEqualTo("7");
        assertThat(corrected.payerControlNumber()).isEqualTo(paid.payerControlNumber() + "A1");
        assertThat(corrected.paid()).isLessThan(paid.paid());
        assertThat(corrected
                        .services()
                        .getFirst()
                        .submittedProcedure()
                        .orElseThrow()
                        .code())
                .isEqualTo("99214");
        assertThat(stages("ACCT1014")).containsExactly(Stage.REVERSED, Stage.FINALIZED);
    }

    @Test
    void carriesForwardWhatAPayeeOwesAndTakesItFromTheNextPayment() {
        var payee = payee();
        var small = claim("SMALL", 40);
        start(payee, claim("LARGE", 500).with(c -> c.correction = new Claim.Correction(1, null, List.of())), small);
        Judged.of(run.run(ARRIVES));
        Lifecycle.advance(ledger, 1);
        take(claim("LITTLE", 60));
        var owing = Judged.of(run.run(ARRIVES)).of(payee.npi());
        assertThat(owing.payment().amount()).isZero();
        assertThat(owing.payment().handling()).isEqualTo("H");
        assertThat(owing.payment().method()).isEqualTo("NON");
        var carried = entries(owing).getLast();
        assertThat(carried.reason()).isEqualTo("FB");
        assertThat(carried.amount()).isNegative();
        take(claim("NEXT", 900));
        var settled = entries(Judged.of(run.run(ARRIVES)).of(payee.npi())).getFirst();
        assertThat(settled.reason()).isEqualTo("FB");
        assertThat(settled.reference()).isEqualTo(carried.reference());
        assertThat(settled.amount()).isEqualByComparingTo(carried.amount().negate());
        assertThat(ledger.books().forwarded()).isEmpty();
    }

    @Test
    void takesAndGivesWhatBelongsToNoClaim() {
        var payee = payee(
                new BalanceItem("WO", "OVP1", new BigDecimal(25), null, false),
                new BalanceItem("72", "RET1", new BigDecimal("-30.10"), null, true),
                new BalanceItem("IR", "TAX1", null, new BigDecimal(10), false));
        start(payee, claim("FIRST", 100));
        var first = Judged.of(run.run(ARRIVES)).of(payee.npi());
        // 100 charged, 80 allowed, 16 coinsurance, 1.28 sequestration
        assertThat(entries(first)).extracting(Entry::reason).containsExactly("WO", "72", "IR");
        assertThat(entries(first).getLast().amount()).isEqualByComparingTo("6.27");
        assertThat(first.payment().amount()).isEqualByComparingTo("61.55");
        take(claim("SECOND", 100));
        var second = Judged.of(run.run(ARRIVES)).of(payee.npi());
        assertThat(entries(second)).extracting(Entry::reason).containsExactly("WO", "IR");
    }

    @Test
    void paysInterestOnWhatWaitedLongerThanThirtyDays() {
        start(payee(), claim("LATE", 1000));
        Lifecycle.advance(ledger, 65);
        var judged = Judged.of(run.run(ARRIVES));
        // 627.20 for 35 days at 4 percent a year
        var interest = entries(judged.advices().getFirst()).getFirst();
        assertThat(interest.reason()).isEqualTo("L6");
        assertThat(interest.amount()).isEqualByComparingTo("-2.41");
        assertThat(judged.claim("LATE", "1").amounts()).anySatisfy(amount -> {
            assertThat(amount.qualifier()).isEqualTo("I");
            assertThat(amount.value()).isEqualByComparingTo("2.41");
        });
    }

    @Test
    void paysSecondAfterAnEmployersPlan() {
        Lifecycle.advance(ledger, 13);
        var second = Judged.of(run.run(ARRIVES)).claim("ACCT1012", "2");
        assertThat(second.services().getFirst().adjustments())
                .extracting(Adjustment::group)
                .contains("OA");
        // 162 allowed, 90 paid by the plan: 72 are left, less than Medicare's share of 129.60
        assertThat(second.paid()).isEqualByComparingTo("70.56");
    }

    @Test
    void paysAHospitalStayAsAWhole() {
        Lifecycle.advance(ledger, 3);
        var stay = Judged.of(run.run(ARRIVES)).claim("LCH3004", "1");
        assertThat(stay.services()).isEmpty();
        assertThat(stay.drg()).isEqualTo("194");
        assertThat(stay.inpatient().orElseThrow().coveredDays()).isEqualTo("3");
        assertThat(stay.adjustments()).extracting(Adjustment::group).containsExactly("CO", "PR");
        // 6120.44 - 1736 = 4384.44, less two percent
        assertThat(stay.paid()).isEqualByComparingTo("4296.75");
    }

    @Test
    void tellsOfCapitationAndCrossover() {
        Lifecycle.advance(ledger, 3);
        var judged = Judged.of(run.run(ARRIVES));
        var capitated = judged.claim("ACCT1015", "1");
        assertThat(capitated.paid()).isZero();
        assertThat(capitated
                        .services()
                        .getFirst()
                        .adjustments()
                        .getFirst()
                        .reasons()
                        .getFirst()
                        .code())
                .isEqualTo("24");
        var sentOn = judged.claim("HPT2004", "19");
        assertThat(sentOn.name("TT").orElseThrow().last()).isEqualTo("SAMPLE SUPPLEMENT");
    }

    @Test
    void paysAPayeeOfManyClaimsInSeveral835s() {
        var result = run.run(new InventedRun(6_000, 1, 7, TODAY), ARRIVES);
        assertThat(result.payments()).extracting(PaymentRun.Paid::claims).containsExactly(5_000, 1_000);
        Judged.of(result);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void balancesWhateverTheSeed(long seed) {
        var judged = Judged.of(run.run(new InventedRun(150, 12, seed, TODAY), ARRIVES));
        assertThat(judged.advices()).hasSize(12);
    }

    @Test
    void makesTheSameFileForTheSameSeed() throws Exception {
        var one = run.run(new InventedRun(500, 20, 7, TODAY), ARRIVES);
        var other = new PaymentRun(Ledger.packaged(CLOCK), "GATEWAY", folder.resolve("other"))
                .run(new InventedRun(500, 20, 7, TODAY), ARRIVES);
        assertThat(Path.of(other.file())).hasSameBinaryContentAs(Path.of(one.file()));
        assertThat(Path.of(other.eftFile())).hasSameBinaryContentAs(Path.of(one.eftFile()));
    }

    @Test
    void saysThatThereIsNothingToPay() {
        start(payee());
        assertThatThrownBy(() -> run.run(ARRIVES)).isInstanceOf(NothingToPay.class);
    }

    @Test
    void writesARunOfTwentyThousandClaimsAsItGoes() throws Exception {
        long began = System.nanoTime();
        var result = run.run(new InventedRun(20_000, 200, 7, TODAY), ARRIVES);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "a payment run of %d claims for %d payments: %.1f MB in %.1f s%n",
                result.claims(), result.payments().size(), result.sizeBytes() / 1e6, seconds);
        try (var in = Files.newInputStream(Path.of(result.file()))) {
            assertThat(X12.standard().validate(in).verdict()).isEqualTo(Verdict.VALID);
        }
        assertThat(result.claims()).isEqualTo(20_000);
        assertThat(result.payments().getFirst().claims()).isEqualTo(2_000);
    }

    private void start(Payee payee, Claim... claims) {
        ledger = Ledger.empty(List.of(payee), CLOCK);
        run = new PaymentRun(ledger, "GATEWAY", folder);
        take(claims);
    }

    private void take(Claim... claims) {
        ledger.change(held -> new Ledger.Outcome<>(held.books(), List.of(claims), ""));
    }

    private static Payee payee(BalanceItem... balance) {
        return new Payee(
                RIVERBEND,
                "RIVERBEND CLINIC",
                "990000001",
                "500 RIVER ROAD",
                "FIELDTON",
                "OH",
                "440010001",
                "041000014",
                "5556667778",
                List.of(balance));
    }

    private Claim claim(String account, int dollars) {
        var line = new Claim.Line(
                "1",
                "99213",
                null,
                List.of(),
                null,
                LocalDate.of(2026, 11, 2),
                new BigDecimal(dollars),
                1,
                none(),
                none(),
                none(),
                none(),
                null,
                null);
        return new Claim(
                null,
                account,
                "9" + account,
                RIVERBEND,
                null,
                new Claim.Patient("NOBODY", "ANN", "2AC5HG8JK12"),
                "MB",
                "11",
                "1",
                TODAY,
                Stage.READY,
                TODAY,
                ledger.books().days(),
                null,
                null,
                false,
                false,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                List.of(line));
    }

    private static @Nullable BigDecimal none() {
        return null;
    }

    private static List<Entry> entries(RemittanceAdvice advice) {
        return advice.adjustments().stream()
                .map(ProviderAdjustment::entries)
                .flatMap(List::stream)
                .toList();
    }

    private Stage stage(String account) {
        return stages(account).getFirst();
    }

    private List<Stage> stages(String account) {
        return ledger.find(c -> c.account().equals(account)).stream()
                .map(Claim::stage)
                .toList();
    }

    private List<String> files() {
        try (var files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> name.endsWith(".x12"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
