package io.x12gateway.samples.claims.adjudication;

import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Line;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static java.math.BigDecimal.ZERO;

/**
 * What is paid for a claim and why not more: computed from the claim, so that it balances by itself. Allowed is the fee
 * schedule's amount; the rest of the charge is written off (CO 45); of the allowed amount the patient owes deductible
 * (PR 1) and coinsurance (PR 2); of what is left two percent are cut by sequestration (CO 253). What an earlier payer
 * took part in comes first (OA 23), and Medicare pays no more than is left. A hospital stay is decided as a whole, any
 * other claim line by line.
 *
 * @param reductions those of the claim as a whole; none where the lines have theirs
 * @param lines none for a hospital stay
 */
public record Adjudication(Claim claim, List<Reduction> reductions, BigDecimal allowed, List<LineResult> lines) {
    private static final BigDecimal DEFAULT_ALLOWED = new BigDecimal("0.8");
    private static final BigDecimal DEFAULT_COINSURANCE = new BigDecimal("0.2");
    private static final BigDecimal SEQUESTRATION = new BigDecimal("0.02");
    private static final String PATIENT = "PR";

    /** @param remarks RARC */
    public record LineResult(
            Line line, BigDecimal allowed, BigDecimal paid, List<Reduction> reductions, List<String> remarks) {}

    /** A part of the charge that is not paid: CAS group, CARC, dollars. */
    public record Reduction(String group, String reason, BigDecimal amount) {}

    public static Adjudication of(Claim claim) {
        if (claim.stay() != null && !claim.denied() && !claim.capitated()) return stay(claim, claim.stay());
        var lines = claim.lines().stream().map(line -> line(claim, line)).toList();
        var allowed = sum(lines.stream().map(LineResult::allowed));
        return new Adjudication(claim, List.of(), allowed, lines);
    }

    public BigDecimal paid() {
        return claim.charge().subtract(sum(all().map(Reduction::amount)));
    }

    /** What the patient owes. */
    public BigDecimal patientShare() {
        return sum(all().filter(r -> r.group().equals(PATIENT)).map(Reduction::amount));
    }

    /** What of the claim went to the patient's yearly deductible. */
    public BigDecimal deductible() {
        return sum(all().filter(r -> r.group().equals(PATIENT) && r.reason().equals("1"))
                .map(Reduction::amount));
    }

    public boolean denied() {
        return claim.denied();
    }

    private Stream<Reduction> all() {
        return Stream.concat(reductions.stream(), lines.stream().flatMap(l -> l.reductions().stream()));
    }

    private static Adjudication stay(Claim claim, Claim.Stay stay) {
        var charge = claim.charge();
        var allowed = cents(stay.allowed()).min(charge);
        var deductible = or(stay.deductible(), ZERO).min(allowed);
        var coinsurance = or(stay.coinsurance(), ZERO).min(allowed.subtract(deductible));
        var reductions = new ArrayList<Reduction>();
        share(reductions, charge, allowed, earlierPaid(claim), deductible, coinsurance);
        return new Adjudication(claim, reductions, allowed, List.of());
    }

    private static BigDecimal earlierPaid(Claim claim) {
        if (claim.earlierPayer() == null) return ZERO;
        return sum(claim.lines().stream().map(l -> or(l.earlierPaid(), ZERO)));
    }

    private static LineResult line(Claim claim, Line line) {
        if (claim.capitated()) return unpaid(line, new Reduction("CO", "24", line.charge()), null);
        var denial = line.denial();
        if (denial != null)
            return unpaid(line, new Reduction(denial.group(), denial.reason(), line.charge()), denial.remark());
        var allowed = cents(or(line.allowed(), line.charge().multiply(DEFAULT_ALLOWED)))
                .min(line.charge());
        var earlier = claim.earlierPayer() == null
                ? ZERO
                : or(line.earlierPaid(), ZERO).min(line.charge());
        // reason 45 only reduces a charge; where nothing at all is allowed, the service is part of another
        if (allowed.signum() == 0 && earlier.signum() == 0 && line.charge().signum() != 0)
            return unpaid(line, new Reduction("CO", "97", line.charge()), "M15");
        var deductible = or(line.deductible(), ZERO).min(allowed);
        var coinsurance = cents(allowed.subtract(deductible).multiply(or(line.coinsurance(), DEFAULT_COINSURANCE)));
        var reductions = new ArrayList<Reduction>();
        var paid = share(reductions, line.charge(), allowed, earlier, deductible, coinsurance);
        return new LineResult(line, allowed, paid, reductions, remarks(line.remark()));
    }

    private static LineResult unpaid(Line line, Reduction whole, @Nullable String remark) {
        var reductions = whole.amount().signum() == 0 ? List.<Reduction>of() : List.of(whole);
        return new LineResult(line, ZERO, ZERO, reductions, remarks(remark));
    }

    private static List<String> remarks(@Nullable String remark) {
        return remark == null ? List.of() : List.of(remark);
    }

    /** Who bears what of a charge; gives what is paid. */
    private static BigDecimal share(
            List<Reduction> reductions,
            BigDecimal charge,
            BigDecimal allowed,
            BigDecimal earlier,
            BigDecimal deductible,
            BigDecimal coinsurance) {
        var left = allowed.subtract(earlier).max(ZERO);
        var due = allowed.subtract(deductible).subtract(coinsurance).min(left);
        var owed = left.subtract(due);
        var toDeductible = owed.min(deductible);
        var sequestration = cents(due.multiply(SEQUESTRATION));
        add(reductions, "CO", "45", charge.subtract(allowed.max(earlier)));
        add(reductions, "CO", "253", sequestration);
        add(reductions, "OA", "23", earlier);
        add(reductions, PATIENT, "1", toDeductible);
        add(reductions, PATIENT, "2", owed.subtract(toDeductible));
        return due.subtract(sequestration);
    }

    private static void add(List<Reduction> reductions, String group, String reason, BigDecimal amount) {
        if (amount.signum() != 0) reductions.add(new Reduction(group, reason, amount));
    }

    private static BigDecimal sum(Stream<BigDecimal> amounts) {
        return amounts.reduce(ZERO, BigDecimal::add);
    }

    private static BigDecimal or(@Nullable BigDecimal amount, BigDecimal otherwise) {
        return amount == null ? otherwise : amount;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
