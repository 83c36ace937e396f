package io.x12gateway.samples.claims.intake;

import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Correction;
import io.x12gateway.samples.claims.ledger.Claim.Denial;
import io.x12gateway.samples.claims.ledger.Claim.Held;
import io.x12gateway.samples.claims.ledger.Claim.Line;
import io.x12gateway.samples.data.DataFolder;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How claims that come in will be decided: {@code claims-system/policy.yaml}, or a file of one's own. Every rule whose
 * conditions hold has its say, the first one that speaks of a matter decides it. The same claim is always decided the
 * same way.
 *
 * @param seed changes whom the rules with a percentage concern
 * @param fees what is allowed for a procedure; 80 percent of the charge for all others
 * @param rules in the order in which they are asked
 * @param deductible the yearly deductible
 */
record Policy(long seed, List<Fee> fees, List<Rule> rules, Deductible deductible) {
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    Policy {
        fees = fees == null ? List.of() : List.copyOf(fees);
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    static Policy packaged() {
        return DataFolder.packagedFile("claims-system/policy.yaml", Policy.class);
    }

    static Policy read(Path file) {
        return DataFolder.readFile(file, Policy.class);
    }

    /** @param free whether the patient owes nothing of it */
    record Fee(String procedure, BigDecimal allowed, boolean free) {}

    /**
     * @param yearly dollars
     * @param met what patients have met of it, by Medicare number; whoever is not named has met all of it
     */
    record Deductible(BigDecimal yearly, Map<String, BigDecimal> met) {
        Deductible {
            met = met == null ? Map.of() : Map.copyOf(met);
        }
    }

    /** What a rule is about; what is left out holds for every claim. */
    record When(
            @Nullable String mbi,
            @Nullable String npi,
            @Nullable String account,
            @Nullable String procedure,
            @Nullable String diagnosis,
            @Nullable Double percent) {}

    /**
     * One rule.
     *
     * @param deny why the lines concerned are not paid
     * @param hold where the claim is held before it is decided
     * @param correct what is found wrong with it later
     * @param capitated whether a monthly sum has paid for it already
     */
    record Rule(
            String about,
            When when,
            @Nullable Denial deny,
            @Nullable Held hold,
            @Nullable Correct correct,
            boolean capitated) {}

    /**
     * A correction to come.
     *
     * @param after days after the payment
     * @param percent of what was allowed at first; 0 takes back all of it
     */
    record Correct(int after, BigDecimal percent, @Nullable String remark) {}

    Optional<Fee> fee(String procedure) {
        return fees.stream().filter(fee -> fee.procedure().equals(procedure)).findFirst();
    }

    /** The claim with all that will become of it. */
    Claim decide(Claim claim, List<String> diagnoses) {
        var concerned =
                rules.stream().filter(r -> concerns(r.when(), claim, diagnoses)).toList();
        var lines = claim.lines().stream().map(line -> denied(line, concerned)).toList();
        var hold = first(concerned, Rule::hold);
        var correct = first(concerned, Rule::correct);
        return claim.with(c -> {
            c.lines = lines;
            c.held = hold;
            c.capitated = concerned.stream().anyMatch(Rule::capitated);
            c.correction = correct == null ? null : correction(correct, lines);
        });
    }

    private static <T> @Nullable T first(List<Rule> rules, Function<Rule, @Nullable T> part) {
        for (var rule : rules) {
            var value = part.apply(rule);
            if (value != null) return value;
        }
        return null;
    }

    private static Line denied(Line line, List<Rule> rules) {
        for (var rule : rules) {
            var procedure = rule.when().procedure();
            if (rule.deny() != null && (procedure == null || procedure.equals(line.procedure())))
                return line.deniedFor(rule.deny());
        }
        return line;
    }

    private static Correction correction(Correct correct, List<Line> lines) {
        if (correct.percent().signum() == 0) return new Correction(correct.after(), null, List.of());
        var less = lines.stream()
                .map(line -> line.with(
                        line.allowed() == null ? null : part(line.allowed(), correct.percent()), line.deductible()))
                .toList();
        return new Correction(correct.after(), correct.remark(), less);
    }

    private static BigDecimal part(BigDecimal amount, BigDecimal percent) {
        return amount.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private boolean concerns(When when, Claim claim, List<String> diagnoses) {
        return fits(when.mbi(), claim.patient().mbi())
                && fits(when.npi(), claim.npi())
                && (when.account() == null || claim.account().startsWith(when.account()))
                && (when.procedure() == null
                        || claim.lines().stream().anyMatch(l -> when.procedure().equals(l.procedure())))
                && (when.diagnosis() == null || diagnoses.contains(when.diagnosis()))
                && (when.percent() == null || dice(claim, when.percent()));
    }

    private static boolean fits(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    private boolean dice(Claim claim, double percent) {
        long z = seed * 0x9E3779B97F4A7C15L
                + Objects.hash(claim.account(), claim.patient().mbi(), percent) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 31) * 0x94D049BB133111EBL;
        return Math.floorMod(z >>> 16, 10_000) < percent * 100;
    }
}
