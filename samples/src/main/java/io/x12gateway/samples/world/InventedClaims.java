package io.x12gateway.samples.world;

import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Correction;
import io.x12gateway.samples.claims.ledger.Claim.Denial;
import io.x12gateway.samples.claims.ledger.Claim.Held;
import io.x12gateway.samples.claims.ledger.Claim.Insurer;
import io.x12gateway.samples.claims.ledger.Claim.Line;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Claim.Stay;
import io.x12gateway.samples.world.Chance.Kind;
import io.x12gateway.samples.world.Patients.Cover;
import io.x12gateway.samples.world.Patients.Patient;
import io.x12gateway.samples.world.Providers.Trade;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Invented claims, each for itself: number {@code n} is the same whichever others are made. */
final class InventedClaims {
    private static final int LINES_MAX = 4;
    private static final Insurer EMPLOYER = new Insurer("SAMPLE WORKS PLAN", "99555");
    private static final Insurer SUPPLEMENT = new Insurer("SAMPLE SUPPLEMENT", "99777");
    private static final BigDecimal HOSPITAL_DEDUCTIBLE = new BigDecimal(1736);

    private static final List<Denial> DENIALS = List.of(
            new Denial("CO", "29", "N211"),
            new Denial("CO", "50", "N115"),
            new Denial("CO", "97", "M15"),
            new Denial("OA", "18", "N522"),
            new Denial("CO", "16", "M76"),
            new Denial("PR", "96", "N30"),
            new Denial("CO", "197", null),
            new Denial("CO", "151", "N362"),
            new Denial("CO", "B9", null),
            new Denial("CO", "109", "N104"));
    private static final List<String> MODIFIERS = List.of("25", "59", "GP", "RT");

    private final long seed;
    private final int batch;
    private final Patients patients;
    private final int patientCount;

    /** @param batch tells the numbers of these claims from those of others, 0 to 9 */
    InventedClaims(long seed, int batch, Patients patients, int patientCount) {
        this.seed = seed;
        this.batch = batch;
        this.patients = patients;
        this.patientCount = patientCount;
    }

    /** @param latest the last day on which the claim may be received */
    Claim claim(int number, String npi, Trade trade, LocalDate service, LocalDate latest) {
        var chance = new Chance(seed).of(Kind.CLAIM, number);
        var patient = patients.patient(chance.below(patientCount));
        var received = earlier(service.plusDays(chance.between(1, 12)), latest);
        boolean hospital = trade == Trade.HOSPITAL;
        boolean stayed = hospital && chance.percent(25);
        var lines = lines(chance, patient, Services.of(trade), service);
        var denied = denied(chance, lines);
        boolean paid = denied.stream().anyMatch(l -> l.denial() == null);
        return new Claim(
                null,
                "W%d%07d".formatted(batch, number),
                "88%d%010d".formatted(batch, number),
                npi,
                hospital || chance.percent(50) ? null : rendering(chance),
                new Claim.Patient(patient.last(), patient.first(), patient.mbi()),
                hospital ? "MA" : "MB",
                hospital ? stayed ? "11" : "13" : "11",
                "1",
                received,
                Stage.RECEIVED,
                received,
                0,
                null,
                held(chance, patient),
                false,
                false,
                null,
                stayed ? stay(chance, service, denied) : null,
                patient.cover() == Cover.EMPLOYER_FIRST ? EMPLOYER : null,
                patient.cover() == Cover.SUPPLEMENT ? SUPPLEMENT : null,
                patient.cover() == Cover.ADVANTAGE,
                paid && chance.percent(2) ? correction(chance, denied) : null,
                null,
                null,
                denied);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static Claim.Rendering rendering(Chance chance) {
        int who = chance.below(40);
        return new Claim.Rendering("DOCTOR" + who, "SAMPLE", Numbers.npi(99, 1_000_000 + who));
    }

    private static @Nullable Held held(Chance chance, Patient patient) {
        if (patient.cover() == Cover.EMPLOYER_FIRST) return new Held(Stage.COVERAGE_CHECK, chance.between(3, 20));
        return chance.percent(3) ? new Held(Stage.RECORDS_REQUESTED, null) : null;
    }

    private static List<Line> lines(Chance chance, Patient patient, List<Services> services, LocalDate day) {
        int count = chance.between(1, LINES_MAX);
        var lines = new ArrayList<Line>(count);
        for (int i = 0; i < count; i++) {
            var service = services.get((i + chance.below(services.size())) % services.size());
            int units = chance.between(1, service.unitsMax());
            var allowed = service.allowed(units);
            var charge = allowed.multiply(BigDecimal.valueOf(chance.between(120, 260)))
                    .movePointLeft(2)
                    .setScale(2, RoundingMode.HALF_UP);
            boolean first = patient.cover() == Cover.EMPLOYER_FIRST;
            lines.add(new Line(
                    "L" + (i + 1),
                    service.procedure(),
                    chance.percent(2) && service.procedure().equals("99214") ? "99215" : null,
                    chance.percent(20) ? List.of(chance.pick(MODIFIERS)) : List.of(),
                    service.revenueCode().isEmpty() ? null : service.revenueCode(),
                    day,
                    charge,
                    units,
                    allowed,
                    null,
                    service.free() ? BigDecimal.ZERO : null,
                    first ? part(allowed, chance.between(0, 110)) : null,
                    null,
                    null));
        }
        return lines;
    }

    private static BigDecimal part(BigDecimal amount, int percent) {
        return amount.multiply(BigDecimal.valueOf(percent)).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }

    /** Every twentieth claim is denied as a whole, every tenth in one of its lines. */
    private static List<Line> denied(Chance chance, List<Line> lines) {
        int luck = chance.below(100);
        var why = chance.pick(DENIALS);
        if (luck < 5) return lines.stream().map(l -> l.deniedFor(why)).toList();
        if (luck >= 15 || lines.size() == 1) return lines;
        var some = new ArrayList<>(lines);
        some.set(lines.size() - 1, lines.getLast().deniedFor(why));
        return some;
    }

    private static Stay stay(Chance chance, LocalDate day, List<Line> lines) {
        int days = chance.between(1, 9);
        var charge = lines.stream().map(Line::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
        var allowed = part(charge, chance.between(40, 90));
        var deductible = chance.percent(50) ? HOSPITAL_DEDUCTIBLE.min(allowed) : null;
        return new Stay(
                day.minusDays(days),
                day,
                Integer.toString(chance.between(100, 799)),
                BigDecimal.valueOf(chance.between(60, 350), 2),
                allowed,
                deductible,
                null,
                days);
    }

    /** Half of what is found wrong was paid too much, a quarter too little, and a quarter should not have been paid. */
    private static Correction correction(Chance chance, List<Line> lines) {
        int after = chance.between(10, 60);
        int luck = chance.below(4);
        if (luck == 0) return new Correction(after, null, List.of());
        int percent = luck == 1 ? 110 : 60;
        return new Correction(
                after,
                luck == 1 ? null : "N22",
                lines.stream()
                        .map(l -> l.allowed() == null || l.denial() != null
                                ? l
                                : l.with(part(l.allowed(), percent), l.deductible()))
                        .toList());
    }
}
