package io.x12gateway.samples.world;

import io.x12gateway.edi.segment.Mbi;
import io.x12gateway.edi.segment.Npi;
import io.x12gateway.edi.segment.RoutingNumber;
import io.x12gateway.samples.claims.adjudication.Lifecycle;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.payment.Judged;
import io.x12gateway.samples.claims.payment.PaymentRun;
import io.x12gateway.samples.data.DataFolder;
import io.x12gateway.samples.hets.Persona;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorldTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 11, 18);
    /** Enough for every stage and every Friday, and a fifth of what the command makes without being asked for less. */
    private static final int PROVIDERS = 25;

    private static final int PATIENTS = 1_000;
    private static final int CLAIMS = 4_000;
    private static final World WORLD = new World(PROVIDERS, PATIENTS, CLAIMS, 7, AS_OF);

    @TempDir
    private static Path folder;

    private static World.Summary made;
    private static SortedMap<String, Claim> claims;
    private static SortedMap<String, Persona> personas;

    @BeforeAll
    static void make() throws IOException {
        long began = System.nanoTime();
        made = WORLD.write(folder.resolve("one"));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                "a world of %d providers, %d patients, %d claims, %d runs, %s dollars: %.1f MB in %.1f s; %s%n",
                made.providers(),
                made.patients(),
                made.claims(),
                made.runs(),
                made.paid(),
                sizeBytes(folder.resolve("one")) / 1e6,
                seconds,
                made.stages());
        claims = DataFolder.read(folder.resolve("one/claims"), Claim.class);
        personas = DataFolder.read(folder.resolve("one/personas"), Persona.class);
    }

    @Test
    void isTheSameForTheSameOrder() throws IOException {
        WORLD.write(folder.resolve("two"));
        var files = files(folder.resolve("one"));
        assertThat(files).hasSizeGreaterThan(50).isEqualTo(files(folder.resolve("two")));
        for (var file : files)
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(file),
                            folder.resolve("two").resolve(file)))
                    .as(file)
                    .isEqualTo(-1);
    }

    @Test
    void isAnotherForAnotherSeed() {
        new World(5, 50, 200, 8, AS_OF).write(folder.resolve("other"));
        var others = DataFolder.read(folder.resolve("other/personas"), Persona.class).values().stream()
                .map(Persona::mbi)
                .toList();
        assertThat(personas.values()).extracting(Persona::mbi).doesNotContainAnyElementsOf(others);
    }

    @Test
    void hasPaymentsThatTheJudgeFindsNothingWrongWith() throws IOException {
        var paid = new HashMap<String, BigDecimal>();
        var told = new HashSet<String>();
        for (var name : files(folder.resolve("one/remittances"))) {
            var file = folder.resolve("one/remittances").resolve(name);
            if (name.endsWith(".x12"))
                for (var advice : Judged.read(file)) {
                    advice.claims().forEach(c -> told.add(c.payerControlNumber()));
                    if (advice.payment().amount().signum() > 0)
                        assertThat(paid.put(
                                        advice.trace().number(),
                                        advice.payment().amount().setScale(2)))
                                .isNull();
                }
        }
        assertThat(transfers()).isEqualTo(paid);
        assertThat(paid.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(made.paid());
        assertThat(told)
                .containsAll(claims.values().stream()
                        .filter(c -> c.stage() == Stage.FINALIZED || c.stage() == Stage.REVERSED)
                        .map(Claim::controlNumber)
                        .toList());
    }

    private static Map<String, BigDecimal> transfers() throws IOException {
        var transfers = new HashMap<String, BigDecimal>();
        for (var name : files(folder.resolve("one/remittances"))) {
            if (!name.endsWith(".csv")) continue;
            for (var line : Files.readAllLines(folder.resolve("one/remittances").resolve(name)))
                if (!line.startsWith("date,")) {
                    var fields = List.of(line.split(",", -1));
                    transfers.put(fields.get(3), new BigDecimal(fields.get(9)));
                }
        }
        return transfers;
    }

    @Test
    void holdsTogether() {
        var byMbi = personas.values().stream().collect(Collectors.toMap(Persona::mbi, p -> p));
        assertThat(byMbi).hasSize(PATIENTS);
        assertThat(byMbi.keySet()).allMatch(Mbi::holds);
        var payees =
                Payee.read(folder.resolve("one/payees.yaml")).stream().collect(Collectors.toMap(Payee::npi, p -> p));
        assertThat(payees).hasSize(PROVIDERS);
        assertThat(payees.keySet()).allMatch(Npi::holds);
        assertThat(payees.values()).allMatch(p -> RoutingNumber.holds(p.bank()));
        assertThat(claims.values()).extracting(Claim::controlNumber).doesNotHaveDuplicates();
        for (var claim : claims.values()) {
            assertThat(payees).containsKey(claim.npi());
            assertThat(Objects.requireNonNull(byMbi.get(claim.patient().mbi()))
                            .name()
                            .last())
                    .isEqualTo(claim.patient().last());
            assertThat(claim.received()).isAfter(claim.lastDay()).isBeforeOrEqualTo(AS_OF);
            assertThat(claim.payment() != null).isEqualTo(isPaid(claim));
        }
        assertThat(made.stages().keySet())
                .contains(
                        "RECEIVED", "EDITED", "COVERAGE_CHECK", "RECORDS_REQUESTED", "READY", "FINALIZED", "REVERSED");
    }

    private static boolean isPaid(Claim claim) {
        return switch (claim.stage()) {
            case FINALIZED, REVERSED -> true;
            case VOIDED -> !claim.takesBackOnly();
            case RECEIVED, EDITED, COVERAGE_CHECK, RECORDS_REQUESTED, READY -> false;
        };
    }

    @Test
    void takesNoMoreDeductibleFromAPatientThanTheYearHas() {
        var met = new TreeMap<String, BigDecimal>();
        for (var claim : claims.values()) {
            if (claim.replaces() != null || claim.stay() != null) continue;
            for (var line : claim.lines())
                if (line.deductible() != null)
                    met.merge(
                            claim.patient().mbi() + " " + claim.firstDay().getYear(),
                            line.deductible(),
                            BigDecimal::add);
        }
        assertThat(met).hasSizeGreaterThan(PATIENTS / 3);
        assertThat(met.values()).allSatisfy(m -> assertThat(m).isLessThanOrEqualTo(new BigDecimal(283)));
        for (var persona : personas.values()) {
            var told = persona.partB() == null
                    ? null
                    : persona.partB().deductibleMet().get(2026);
            assertThat(told == null ? BigDecimal.ZERO : told)
                    .isEqualByComparingTo(met.getOrDefault(persona.mbi() + " 2026", BigDecimal.ZERO));
        }
    }

    @Test
    void goesOnInTheClaimsSystem() {
        var noon = Clock.fixed(AS_OF.atTime(12, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        try (var ledger = Ledger.open(new Ledger.Sources(null, folder.resolve("one")), null, noon)) {
            int ready = ledger.find(c -> c.stage() == Stage.READY).size();
            Lifecycle.advance(ledger, 14);
            assertThat(ledger.find(c -> c.stage() == Stage.READY)).hasSizeGreaterThan(ready);
            var result = new PaymentRun(ledger, "GATEWAY", folder.resolve("runs")).run(r -> {});
            assertThat(Judged.of(result).advices()).hasSizeGreaterThan(PROVIDERS / 2);
        }
    }

    @Test
    void refusesAnOrderItCannotMake() {
        assertThatThrownBy(() -> new World(0, 1, 1, 7, AS_OF)).hasMessageContaining("0 providers");
        assertThatThrownBy(() -> new World(1, 0, 1, 7, AS_OF)).hasMessageContaining("0 patients");
    }

    private static List<String> files(Path under) throws IOException {
        try (var all = Files.walk(under)) {
            return all.filter(Files::isRegularFile)
                    .map(f -> under.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    private static long sizeBytes(Path under) throws IOException {
        long size = 0;
        for (var file : files(under)) size += Files.size(under.resolve(file));
        return size;
    }
}
