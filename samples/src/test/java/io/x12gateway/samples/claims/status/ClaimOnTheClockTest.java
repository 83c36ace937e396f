package io.x12gateway.samples.claims.status;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.samples.claims.adjudication.Lifecycle;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.payment.PaymentRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClaimOnTheClockTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Ledger ledger = Ledger.packaged(CLOCK);
    private final StatusDesk desk = new StatusDesk(ledger);

    /** Steps: days forward, or a payment run; then what a 277 tells of the claim, and of what took its place. */
    @ParameterizedTest(name = "{0} after {1}: {2}")
    @CsvSource(textBlock = """
            ACCT1011, ,                P1:20
            ACCT1011, +1,              P1:45
            ACCT1011, +2,              P1:45
            ACCT1011, +3,              P1:3
            ACCT1011, +14,             P1:3
            ACCT1011, +1 +1 +1 pay,    F1:65
            ACCT1011, +14 pay +300,    F1:65
            ACCT1012, +3,              P2:52
            ACCT1012, +12,             P2:52
            ACCT1012, +13,             P1:3
            ACCT1012, +13 pay,         F1:65
            ACCT1013, +3,              P3:123:85
            ACCT1013, +23,             P1:3
            ACCT1013, +23 pay,         F2:1 F2:95
            ACCT1014, +3 pay,          F1:65
            ACCT1014, +3 pay +9 pay,   F1:65
            ACCT1014, +3 pay +10,      F1:65
            ACCT1014, +3 pay +10 pay,  F3:101 F1:65
            ACCT1015, +3 pay,          F1:105
            HPT2003,  pay,             F1:98
            HPT2005,  +3 pay +5 pay,   F3:686
            ACCT1003, pay,             F2:1
            ACCT1002, +400 pay,        P1:20
            ACCT1004, +400 pay,        P3:123:85
            """)
    void goesItsWay(String account, String steps, String codes) {
        var number = only(account).controlNumber();
        if (steps != null) for (var step : steps.split(" ", -1)) take(step);
        var told = ask(only(number, account)).stream()
                .flatMap(status -> status.statuses().stream())
                .map(s -> s.code() + s.further().stream().map(c -> " " + c).reduce("", String::concat))
                .toList();
        assertThat(String.join(" ", told)).isEqualTo(codes);
    }

    @Test
    void tellsWhatWasPaidAndWhen() {
        take("+3");
        take("pay");
        var status = ask(only("ACCT1011")).getFirst().statuses().getFirst();
        assertThat(status.paid().orElseThrow()).isEqualByComparingTo("86.59");
        assertThat(status.paymentDate()).contains(LocalDate.of(2026, 11, 25));
        assertThat(status.paymentNumber()).startsWith("EFT").hasSizeLessThanOrEqualTo(16);
        assertThat(status.adjudicated()).isPresent();
    }

    @Test
    void findsAllClaimsOfAProviderInARange() {
        var found = desk.answer("1450000025", "", range(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 12)));
        assertThat(found)
                .extracting(s -> s.reference("EJ"))
                .containsExactlyInAnyOrder("HPT2001", "HPT2002", "HPT2003", "HPT2004");
    }

    @Test
    void wantsAKeyAndANarrowSearch() {
        assertThat(code(desk.answer("1234567893", "", everything()))).isEqualTo("E0:153:IL");
        var many = ledger.find(c -> c.account().equals("ACCT1002")).getFirst();
        ledger.change(held -> new Ledger.Outcome<>(
                held.books(),
                IntStream.range(0, StatusDesk.FOUND_MAX)
                        .mapToObj(i -> many.with(c -> c.controlNumber = "M" + i))
                        .toList(),
                ""));
        assertThat(code(desk.answer(many.npi(), many.patient().mbi(), everything())))
                .isEqualTo("E0:485");
    }

    @Test
    void goesForwardOnly() {
        assertThatThrownBy(() -> Lifecycle.advance(ledger, -1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Lifecycle.advance(ledger, 100_000)).hasMessageContaining("100000");
    }

    private void take(String step) {
        if (step.equals("pay")) new PaymentRun(ledger, "GATEWAY", folder).run(result -> {});
        else Lifecycle.advance(ledger, Integer.parseInt(step.substring(1)));
    }

    private Claim only(String account) {
        return ledger.find(c -> c.account().equals(account)).getFirst();
    }

    private Claim only(String number, String account) {
        return ledger.byNumber(number).orElseThrow(() -> new AssertionError(account + " is gone"));
    }

    private List<ClaimStatus> ask(Claim claim) {
        var inquiry = new ClaimInquiry(
                "T1",
                List.of(Reference.of("1K", claim.controlNumber())),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return desk.answer(claim.npi(), claim.patient().mbi(), inquiry);
    }

    private static ClaimInquiry everything() {
        return new ClaimInquiry("T1", List.of(), Optional.empty(), Optional.empty(), List.of());
    }

    private static ClaimInquiry range(LocalDate from, LocalDate to) {
        return new ClaimInquiry(
                "T1", List.of(), Optional.empty(), Optional.of(ServiceDate.between("472", from, to)), List.of());
    }

    private static String code(List<ClaimStatus> statuses) {
        return statuses.getFirst().statuses().getFirst().code().toString();
    }
}
