package io.x12gateway.samples.world;

import io.x12gateway.samples.claims.adjudication.Lifecycle;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Correction;
import io.x12gateway.samples.claims.ledger.Claim.Line;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.payment.NothingToPay;
import io.x12gateway.samples.claims.payment.PaymentRun;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.math.BigDecimal.ZERO;

/**
 * Providers, patients and claims with all that became of them: the claims are invented, and then the claims system
 * lives through the months before {@code asOf}, with a payment run on every Friday. The same order makes the same
 * world, byte for byte.
 *
 * @param asOf the day on which the history ends
 */
public record World(int providers, int patients, int claims, long seed, LocalDate asOf) {
    private static final int BATCH = 1;
    private static final int DAYS = 300;
    private static final int SERVICE_DAYS = 270;
    private static final String RECEIVER = "GATEWAY";
    private static final Map<Integer, BigDecimal> YEARLY_DEDUCTIBLE =
            Map.of(2025, new BigDecimal(257), 2026, new BigDecimal(283));
    private static final BigDecimal OTHER_YEARS = new BigDecimal(283);

    public World {
        if (providers < 1 || providers > 10_000)
            throw new IllegalArgumentException(providers + " providers; make it 1 to 10000");
        if (patients < 1 || patients > 1_000_000)
            throw new IllegalArgumentException(patients + " patients; make it 1 to 1000000");
        if (claims < 1 || claims > 1_000_000)
            throw new IllegalArgumentException(claims + " claims; make it 1 to 1000000");
    }

    /**
     * What was made.
     *
     * @param stages how many claims are in which stage
     * @param runs how many payment runs there were
     * @param paid what they paid together
     */
    public record Summary(
            int providers, int patients, int claims, Map<String, Long> stages, int runs, BigDecimal paid) {}

    /** Makes the world in a folder; what stands there of an earlier one is written over. */
    public Summary write(Path folder) {
        var payees = new Providers(seed).first(providers);
        var start = asOf.minusDays(DAYS);
        var noon = Clock.fixed(start.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
        var met = new TreeMap<String, BigDecimal>();
        var files = WorldFolder.begin(folder);
        try (var ledger = Ledger.empty(payees, noon)) {
            var payments = new PaymentRun(ledger, RECEIVER, files.remittances());
            var history = live(ledger, payments, invented(payees, start), met);
            files.payees(payees);
            files.books(ledger.books());
            files.personas(new Patients(seed, asOf), patients, met);
            var last = ledger.find(claim -> true).stream()
                    .map(claim -> Lifecycle.asOfDayNought(claim, DAYS))
                    .toList();
            files.claims(last);
            var stages = new TreeMap<String, Long>();
            last.forEach(claim -> stages.merge(claim.stage().name(), 1L, Long::sum));
            var summary = new Summary(providers, patients, last.size(), stages, history.size(), sum(history));
            files.about(this, summary);
            return summary;
        }
    }

    private static BigDecimal sum(List<PaymentRun.Result> history) {
        return history.stream().map(PaymentRun.Result::total).reduce(ZERO, BigDecimal::add);
    }

    private List<Claim> invented(List<Payee> payees, LocalDate start) {
        var invented = new InventedClaims(seed, BATCH, new Patients(seed, asOf), patients);
        var all = new ArrayList<Claim>(claims);
        for (int number = 0; number < claims; number++) {
            int who = provider(number);
            int ago = 1 + (int) Math.floorMod(number * 104_729L + seed, (long) SERVICE_DAYS);
            all.add(invented.claim(number, payees.get(who).npi(), Providers.trade(who), asOf.minusDays(ago), asOf));
        }
        all.removeIf(claim -> claim.received().isBefore(start));
        all.sort(Comparator.comparing(Claim::received).thenComparing(Claim::controlNumber));
        return all;
    }

    /** The first provider has every tenth claim. */
    private int provider(int number) {
        if (number % 10 == 0 || providers == 1) return 0;
        return 1 + (int) Math.floorMod(number * 7_919L + seed, (long) providers - 1);
    }

    private static List<PaymentRun.Result> live(
            Ledger ledger, PaymentRun payments, List<Claim> claims, Map<String, BigDecimal> met) {
        var history = new ArrayList<PaymentRun.Result>();
        int next = 0;
        for (int day = 0; day <= DAYS; day++) {
            var today = ledger.clock().today();
            var arrived = new ArrayList<Claim>();
            while (next < claims.size() && !claims.get(next).received().isAfter(today))
                arrived.add(arrives(claims.get(next++), day, met));
            ledger.change(held -> new Ledger.Outcome<>(held.books(), arrived, ""));
            if (today.getDayOfWeek() == DayOfWeek.FRIDAY) pay(payments, history);
            if (day < DAYS) Lifecycle.advance(ledger, 1);
        }
        return history;
    }

    private static void pay(PaymentRun payments, List<PaymentRun.Result> history) {
        try {
            history.add(payments.run(result -> {}));
        } catch (NothingToPay e) {
            // a week without a claim that is ready
        }
    }

    /** Takes from the first claims of each year what the patient has to pay himself. */
    private static Claim arrives(Claim claim, int day, Map<String, BigDecimal> met) {
        boolean subject = claim.stay() == null && !claim.capitated() && claim.earlierPayer() == null;
        var lines = new ArrayList<Line>();
        int year = claim.firstDay().getYear();
        var key = claim.patient().mbi() + " " + year;
        var already = met.getOrDefault(key, ZERO);
        var left = YEARLY_DEDUCTIBLE.getOrDefault(year, OTHER_YEARS).subtract(already);
        for (var line : claim.lines()) {
            var allowed = line.allowed();
            boolean counts = subject && line.denial() == null && line.coinsurance() == null && allowed != null;
            var part = counts ? left.min(allowed).max(ZERO) : ZERO;
            left = left.subtract(part);
            already = already.add(part);
            lines.add(part.signum() == 0 ? line : line.with(allowed, part));
        }
        if (already.signum() != 0) met.put(key, already);
        return claim.with(c -> {
            c.entered = day;
            c.lines = lines;
            c.correction = withDeductibles(claim.correction(), lines);
        });
    }

    /** What the patient has to pay himself is no less for a claim that is corrected. */
    private static @Nullable Correction withDeductibles(@Nullable Correction correction, List<Line> lines) {
        if (correction == null) return null;
        var corrected = new ArrayList<Line>();
        for (int i = 0; i < correction.lines().size(); i++) {
            var line = correction.lines().get(i);
            corrected.add(line.with(line.allowed(), lines.get(i).deductible()));
        }
        return new Correction(correction.after(), correction.remark(), corrected);
    }
}
