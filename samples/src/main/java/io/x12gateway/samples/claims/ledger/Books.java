package io.x12gateway.samples.claims.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the payer holds beside its claims. A value, so that it is written down as a whole.
 *
 * @param days how many days the clock has been put forward
 * @param runs how many payment runs there were
 * @param lastRun the number of the last one, 0 for none
 * @param claimsTaken how many claims came in by message; their control numbers are counted by it
 * @param forwarded what payees owe from one payment to the next, by NPI
 * @param done references of balance items that are had once and were
 * @param deductibles what patients have met of their yearly deductible, by Medicare number and year
 */
public record Books(
        int days,
        int runs,
        int lastRun,
        int claimsTaken,
        Map<String, Forwarded> forwarded,
        List<String> done,
        Map<String, BigDecimal> deductibles) {
    static final Books EMPTY = new Books(0, 0, 0, 0, Map.of(), List.of(), Map.of());

    public Books {
        forwarded = forwarded == null ? Map.of() : Map.copyOf(forwarded);
        done = done == null ? List.of() : List.copyOf(done);
        deductibles = deductibles == null ? Map.of() : Map.copyOf(deductibles);
    }

    /**
     * A negative balance that was carried on (PLB FB).
     *
     * @param amount positive, dollars
     */
    public record Forwarded(String reference, BigDecimal amount) {}

    public Books withDays(int count) {
        return new Books(count, runs, lastRun, claimsTaken, forwarded, done, deductibles);
    }

    public Books withClaimsTaken(int count) {
        return new Books(days, runs, lastRun, count, forwarded, done, deductibles);
    }

    public Books withDeductibles(Map<String, BigDecimal> met) {
        if (met.isEmpty()) return this;
        var all = new TreeMap<>(deductibles);
        all.putAll(met);
        return new Books(days, runs, lastRun, claimsTaken, forwarded, done, all);
    }

    Books withLastRun(int number) {
        return new Books(days, runs, number, claimsTaken, forwarded, done, deductibles);
    }

    /** The next run has begun. */
    public Books withRun(int number) {
        return new Books(days, runs + 1, number, claimsTaken, forwarded, done, deductibles);
    }

    /**
     * @param carried what is carried on now, for each payee of the run; nothing (amount 0) where nothing is
     * @param had references that were had once
     */
    public Books settled(Map<String, Forwarded> carried, List<String> had) {
        var owed = new TreeMap<>(forwarded);
        carried.forEach((npi, amount) -> {
            if (amount.amount().signum() == 0) owed.remove(npi);
            else owed.put(npi, amount);
        });
        var all = new ArrayList<>(done);
        all.addAll(had);
        return new Books(days, runs, lastRun, claimsTaken, owed, all, deductibles);
    }
}
