package io.x12gateway.samples.claims.payment;

import io.x12gateway.edi.remittance.ProviderAdjustment.Entry;
import io.x12gateway.samples.claims.ledger.Books.Forwarded;
import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.ledger.Payee.BalanceItem;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static java.math.BigDecimal.ZERO;

/**
 * What moves beside the claims of one payment, and what is left of it all. Nobody is paid less than nothing: what the
 * payee owes beyond the payment is carried forward (PLB FB, negative) and taken from the next one (FB, positive).
 *
 * @param amount BPR02
 * @param carried what is carried forward now; amount 0 for nothing
 * @param had references of items that are had once
 */
record Settlement(List<Entry> entries, BigDecimal amount, Forwarded carried, List<String> had) {
    private static final String FORWARD = "FB";
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** @param interest what is paid because claims waited too long, negative */
    static Settlement of(
            BigDecimal claims,
            List<BalanceItem> balance,
            List<Entry> interest,
            Optional<Forwarded> owed,
            String trace) {
        var entries = new ArrayList<Entry>();
        owed.ifPresent(before -> entries.add(new Entry(FORWARD, before.reference(), before.amount())));
        var had = new ArrayList<String>();
        for (var item : balance) {
            var amount = amount(item, claims);
            if (amount.signum() == 0) continue;
            entries.add(new Entry(item.reason(), item.reference(), amount));
            if (item.once()) had.add(item.reference());
        }
        entries.addAll(interest);
        var due = entries.stream().map(Entry::amount).reduce(claims, BigDecimal::subtract);
        if (due.signum() >= 0) return new Settlement(entries, due, new Forwarded("", ZERO), had);
        var reference = "CF" + trace;
        entries.add(new Entry(FORWARD, reference, due));
        return new Settlement(entries, ZERO, new Forwarded(reference, due.negate()), had);
    }

    private static BigDecimal amount(BalanceItem item, BigDecimal claims) {
        if (item.amount() != null) return item.amount();
        var percent = item.percent() == null ? ZERO : item.percent();
        return claims.max(ZERO).multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    /** The items that are still to be had. */
    static List<BalanceItem> open(Payee payee, List<String> done) {
        return payee.balance().stream()
                .filter(item -> !item.once() || !done.contains(item.reference()))
                .toList();
    }
}
