package io.x12gateway.samples.claims.ledger;

import io.x12gateway.samples.claims.adjudication.Lifecycle;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.payment.PaymentRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LedgerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T22:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private Ledger ledger = Ledger.packaged(CLOCK);

    @BeforeEach
    void open() {
        ledger = Ledger.open(new Ledger.Sources(null, null), folder, CLOCK);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    /** Nothing is closed: what a killed program leaves is what stands in the files. */
    private Ledger afterKill() {
        return Ledger.open(new Ledger.Sources(null, null), folder, CLOCK);
    }

    @Test
    void knowsAfterAKillWhatDayItIsAndHowItsClaimsStand() {
        Lifecycle.advance(ledger, 3);
        try (var again = afterKill()) {
            assertThat(again.clock().days()).isEqualTo(3);
            assertThat(again.clock().today()).isEqualTo(LocalDate.of(2026, 11, 23));
            assertThat(again.find(c -> true)).isEqualTo(ledger.find(c -> true));
            assertThat(stage(again, "ACCT1011")).isEqualTo(Stage.READY);
        }
    }

    @Test
    void repeatsNoPaymentAfterAKill() {
        var first = new PaymentRun(ledger, "GATEWAY", folder.resolve("runs")).run(result -> {});
        try (var again = afterKill()) {
            var second = new PaymentRun(again, "GATEWAY", folder.resolve("runs")).run(result -> {});
            assertThat(second.number()).isGreaterThan(first.number());
            assertThat(again.find(c -> c.payment() != null).stream().map(Claim::controlNumber))
                    .doesNotHaveDuplicates();
            assertThat(stage(again, "ACCT1007-2")).isEqualTo(Stage.FINALIZED);
        }
    }

    @Test
    void deliversAfterAKillTheFileThatWasNotDelivered() {
        assertThatThrownBy(() -> new PaymentRun(ledger, "GATEWAY", folder.resolve("runs")).run(result -> {
                    throw new IllegalStateException("killed: " + result.key());
                }))
                .hasMessageStartingWith("killed");
        try (var again = afterKill()) {
            assertThat(stage(again, "ACCT1007")).isEqualTo(Stage.READY);
            var delivered = new ArrayList<String>();
            var run = new PaymentRun(again, "GATEWAY", folder.resolve("runs"));
            run.run(result -> delivered.add(result.key()));
            assertThat(stage(again, "ACCT1007")).isEqualTo(Stage.FINALIZED);
            run.run(result -> delivered.add(result.key()));
            assertThat(delivered).doesNotHaveDuplicates().hasSize(2);
        }
    }

    @Test
    void takesAwayTheHalfLineOfAProgramThatWasKilledWhileItWrote() throws IOException {
        Lifecycle.advance(ledger, 1);
        var journal = folder.resolve("journal.jsonl");
        var whole = Files.readAllBytes(journal);
        Files.writeString(journal, "{\"books\": {\"days\": 99", StandardOpenOption.APPEND);
        try (var again = afterKill()) {
            assertThat(again.clock().days()).isEqualTo(1);
            Lifecycle.advance(again, 1);
        }
        assertThat(Files.readAllBytes(journal)).startsWith(whole);
        try (var again = afterKill()) {
            assertThat(again.clock().days()).isEqualTo(2);
        }
    }

    @Test
    void saysWhereItsJournalIsBroken() throws IOException {
        Files.writeString(folder.resolve("journal.jsonl"), "{\"colour\": 1}\n", StandardCharsets.UTF_8);
        assertThatThrownBy(this::afterKill)
                .hasMessageContaining("journal.jsonl")
                .hasMessageContaining("byte 0");
    }

    @Test
    void forgetsAllButTheNumbersItUsed() {
        var before = ledger.find(c -> true);
        Lifecycle.advance(ledger, 30);
        var run = new PaymentRun(ledger, "GATEWAY", folder.resolve("runs")).run(result -> {});
        ledger.reset();
        assertThat(ledger.find(c -> true)).isEqualTo(before);
        assertThat(ledger.clock().days()).isZero();
        assertThat(ledger.books().lastRun()).isEqualTo(run.number());
        try (var again = afterKill()) {
            assertThat(again.find(c -> true)).isEqualTo(before);
            assertThat(again.books().lastRun()).isEqualTo(run.number());
        }
    }

    @Test
    void refusesTwoClaimsOfOneNumber() throws IOException {
        var claims = Files.createDirectories(folder.resolve("claims"));
        Files.writeString(claims.resolve("mine.yaml"), """
                account: MINE
                controlNumber: "2226279000123"
                npi: "1234567893"
                patient: {last: NOBODY, first: ANN, mbi: 2AC5HG8JK12}
                received: 2026-11-01
                stage: RECEIVED
                lines: [{number: "1", procedure: "99213", date: 2026-11-01, charge: 10}]
                """);
        assertThatThrownBy(() -> Ledger.open(new Ledger.Sources(claims, null), null, CLOCK))
                .hasMessageContaining("mine")
                .hasMessageContaining("2226279000123 is taken");
    }

    @Test
    void everyPackagedClaimSaysWhatItIsGoodFor() {
        var all = ledger.find(c -> true);
        assertThat(all)
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(c -> assertThat(c.about()).isNotBlank());
        assertThat(ledger.payees()).extracting(Payee::npi).containsAll(npis(all));
    }

    private static List<String> npis(List<Claim> claims) {
        return claims.stream().map(Claim::npi).distinct().toList();
    }

    private static Stage stage(Ledger ledger, String account) {
        return ledger.find(c -> c.account().equals(account)).getFirst().stage();
    }
}
