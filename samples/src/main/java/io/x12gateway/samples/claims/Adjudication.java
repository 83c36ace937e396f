package io.x12gateway.samples.claims;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What is paid for a claim and why not more: computed from its lines, so that it balances by itself. Allowed is the fee
 * schedule's amount; the rest of the charge is written off (CO 45); of the allowed amount the patient owes deductible
 * (PR 1) and coinsurance (PR 2); of what is left two percent are cut by sequestration (CO 253).
 */
record Adjudication(Claim claim, List<LineResult> lines) {
    private static final BigDecimal DEFAULT_ALLOWED = new BigDecimal("0.8");
    private static final BigDecimal DEFAULT_COINSURANCE = new BigDecimal("0.2");
    private static final BigDecimal SEQUESTRATION = new BigDecimal("0.02");

    /** @param remarks RARC */
    record LineResult(
            Claim.Line line, BigDecimal allowed, BigDecimal paid, List<Reduction> reductions, List<String> remarks) {}

    /** A part of the charge that is not paid: CAS group, CARC, dollars. */
    record Reduction(String group, String reason, BigDecimal amount) {}

    static Adjudication of(Claim claim) {
        return new Adjudication(
                claim, claim.lines().stream().map(Adjudication::line).toList());
    }

    BigDecimal paid() {
        return lines.stream().map(LineResult::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal allowed() {
        return lines.stream().map(LineResult::allowed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the patient owes. */
    BigDecimal patientShare() {
        return lines.stream()
                .flatMap(l -> l.reductions().stream())
                .filter(r -> r.group().equals("PR"))
                .map(Reduction::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    boolean denied() {
        return lines.stream().allMatch(l -> l.line().denial() != null);
    }

    private static LineResult line(Claim.Line line) {
        var denial = line.denial();
        if (denial != null)
            return new LineResult(
                    line,
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    List.of(new Reduction(denial.group(), denial.reason(), line.charge())),
                    List.of(denial.remark()));
        var allowed = cents(or(line.allowed(), line.charge().multiply(DEFAULT_ALLOWED)))
                .min(line.charge());
        var deductible = or(line.deductible(), BigDecimal.ZERO).min(allowed);
        var coinsurance = cents(allowed.subtract(deductible).multiply(or(line.coinsurance(), DEFAULT_COINSURANCE)));
        var due = allowed.subtract(deductible).subtract(coinsurance);
        var sequestration = cents(due.multiply(SEQUESTRATION));
        var reductions = new ArrayList<Reduction>();
        add(reductions, "CO", "45", line.charge().subtract(allowed));
        add(reductions, "CO", "253", sequestration);
        add(reductions, "PR", "1", deductible);
        add(reductions, "PR", "2", coinsurance);
        return new LineResult(line, allowed, due.subtract(sequestration), reductions, List.of());
    }

    private static void add(List<Reduction> reductions, String group, String reason, BigDecimal amount) {
        if (amount.signum() != 0) reductions.add(new Reduction(group, reason, amount));
    }

    private static BigDecimal or(@Nullable BigDecimal amount, BigDecimal otherwise) {
        return amount == null ? otherwise : amount;
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
