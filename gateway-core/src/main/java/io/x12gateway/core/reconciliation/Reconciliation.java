package io.x12gateway.core.reconciliation;

import io.x12gateway.core.payment.Remittance;
import io.x12gateway.core.payment.Transfer;
import io.x12gateway.core.reconciliation.Report.Day;
import io.x12gateway.core.reconciliation.Report.Finding;
import io.x12gateway.core.reconciliation.Report.LinePlace;
import io.x12gateway.core.reconciliation.Report.SetPlace;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import static java.math.BigDecimal.ZERO;

/**
 * Holds remittances against transfers. Pure. What belongs together has the same payer (TRN03) and trace number (TRN02);
 * a remittance stands on the day of BPR16, a transfer that has none on its own.
 */
final class Reconciliation {
    private final TreeMap<Key, Both> byKey = new TreeMap<>();
    private final Map<PayerDay, Sums> days = new TreeMap<>();

    private record Key(String trace, String payer) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::trace).thenComparing(Key::payer).compare(this, other);
        }
    }

    private record PayerDay(LocalDate day, String payer) implements Comparable<PayerDay> {
        @Override
        public int compareTo(PayerDay other) {
            return Comparator.comparing(PayerDay::day)
                    .thenComparing(PayerDay::payer)
                    .compare(this, other);
        }
    }

    private record Both(List<Remittance> remittances, List<Transfer> transfers) {}

    private static final class Sums {
        private final List<Remittance> remittances = new ArrayList<>();
        private final List<Transfer> transfers = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, Report.Held> held = new TreeMap<>();
        private int matched;

        void hold(String reason, BigDecimal amount, int claims) {
            held.merge(
                    reason,
                    new Report.Held(reason, 1, amount.setScale(2), claims),
                    (a, b) -> new Report.Held(
                            reason,
                            a.remittances() + b.remittances(),
                            a.amount().add(b.amount()),
                            a.claims() + b.claims()));
        }
    }

    private final Map<Refused, RefusedRemittance> refused = new LinkedHashMap<>();
    private final UnaryOperator<String> traceKeys;

    /** @param traceKey of its trace number, which is not known of what was refused */
    private record Refused(String traceKey, String payer) {}

    private Reconciliation(
            Collection<Remittance> remittances,
            Collection<Transfer> transfers,
            Collection<RefusedRemittance> refused,
            UnaryOperator<String> traceKeys) {
        this.traceKeys = traceKeys;
        for (var one : refused) this.refused.put(new Refused(one.traceKey(), one.payerId()), one);
        for (var r : remittances)
            both(r.traceNumber(), r.payerId()).remittances().add(r);
        for (var t : transfers) both(t.traceNumber(), t.payerId()).transfers().add(t);
    }

    private Both both(String trace, String payer) {
        return byKey.computeIfAbsent(new Key(trace, payer), key -> new Both(new ArrayList<>(), new ArrayList<>()));
    }

    /**
     * @param remittances in the order in which they were received
     * @param refused those that were refused; they stand for themselves unless the same payment was accepted since
     * @param traceKeys what a trace number is known by among these
     * @param wanted which payers and days are asked for; what has to do with them may stand on others
     */
    static Report of(
            Collection<Remittance> remittances,
            Collection<Transfer> transfers,
            Collection<RefusedRemittance> refused,
            UnaryOperator<String> traceKeys,
            Predicate<Day> wanted) {
        var all = new Reconciliation(remittances, transfers, refused, traceKeys);
        var strays = all.strays();
        all.byKey.forEach((key, both) -> all.judge(key, both, strays));
        all.refused.values().forEach(all::withoutTransfer);
        return new Report(all.days.entrySet().stream()
                .map(day -> day(day.getKey(), day.getValue()))
                .filter(wanted)
                .toList());
    }

    /** Transfers that name a payer who told of no such payment, while another one did and has no transfer for it. */
    private Map<Key, Key> strays() {
        var strays = new HashMap<Key, Key>();
        byKey.forEach((key, both) -> {
            if (both.remittances().isEmpty() || !both.transfers().isEmpty()) return;
            var counted = counted(both.remittances());
            if (!counted.movesMoney()) return;
            ofTrace(key.trace()).forEach((other, theirs) -> {
                if (theirs.remittances().isEmpty()
                        && theirs.transfers().getFirst().amount().compareTo(counted.amount()) == 0
                        && !strays.containsValue(other)) strays.putIfAbsent(key, other);
            });
        });
        return strays;
    }

    private Map<Key, Both> ofTrace(String trace) {
        return byKey.subMap(new Key(trace, ""), new Key(trace + '\0', ""));
    }

    private void judge(Key key, Both both, Map<Key, Key> strays) {
        var remittances = both.remittances();
        var transfers = both.transfers();
        var refused = Optional.ofNullable(this.refused.remove(new Refused(traceKeys.apply(key.trace()), key.payer())));
        if (remittances.isEmpty()) {
            if (strays.containsValue(key)) at(transfers.getFirst()).transfers.addAll(transfers);
            else withoutRemittance(transfers, refused);
            return;
        }
        var counted = counted(remittances);
        var sums = at(counted);
        sums.remittances.add(counted);
        held(sums, remittances, counted);
        boolean right = repeated(sums, remittances, counted);
        var stray = strays.get(key);
        if (stray != null) payerDiffers(sums, counted, Objects.requireNonNull(byKey.get(stray)));
        else if (compared(sums, counted, transfers) && right) sums.matched++;
    }

    private static void held(Sums sums, List<Remittance> remittances, Remittance counted) {
        for (var one : remittances)
            if (!one.held().isEmpty())
                sums.hold(
                        one.held(),
                        one.amount(),
                        one.claims().map(Remittance.Claims::count).orElse(0));
        if (counted.held().isEmpty()) return;
        sums.findings.add(finding(
                Difference.REMITTANCE_HELD,
                counted,
                List.of(),
                where(counted) + " tells of " + money(counted.amount()) + " and was delivered to nobody: "
                        + counted.held() + "."));
    }

    /** What was refused, of a payment that no list has, and that was not accepted since. */
    private void withoutTransfer(RefusedRemittance refused) {
        refused(
                days.computeIfAbsent(new PayerDay(refused.day(), refused.payerId()), d -> new Sums()),
                "",
                List.of(),
                refused);
    }

    private static void refused(Sums sums, String trace, List<Transfer> transfers, RefusedRemittance refused) {
        var place = refused.place();
        sums.hold(Report.Held.REFUSED, place.amount(), 0);
        sums.findings.add(new Finding(
                Difference.REMITTANCE_REFUSED,
                trace,
                List.of(place),
                lines(transfers),
                (transfers.isEmpty()
                                ? ""
                                : where(transfers.getFirst()) + " moves "
                                        + money(transfers.getFirst().amount()) + ", and ")
                        + "the 835 at byte " + place.offset() + " of submission " + place.submission() + " (ST02 "
                        + place.controlNumber() + ") from " + refused.sender() + ", which tells of "
                        + money(place.amount()) + ", was refused (" + place.held()
                        + "): the payer has to send it again."));
    }

    private void withoutRemittance(List<Transfer> transfers, Optional<RefusedRemittance> refused) {
        var first = transfers.getFirst();
        var sums = at(first);
        sums.transfers.addAll(transfers);
        if (refused.isPresent()) refused(sums, first.traceNumber(), transfers, refused.get());
        else
            sums.findings.add(new Finding(
                    Difference.TRANSFER_WITHOUT_REMITTANCE,
                    first.traceNumber(),
                    List.of(),
                    lines(transfers),
                    where(first) + " moves " + money(first.amount()) + " of payer " + first.payerId()
                            + ", and no 835 with trace number " + first.traceNumber()
                            + " was accepted: ask the payer for it."));
        doubled(sums, transfers);
    }

    /** What was told of twice counts as it was delivered; what was told of otherwise, as it was told last. */
    private static Remittance counted(List<Remittance> remittances) {
        if (!isRepetition(remittances)) return remittances.getLast();
        return remittances.stream().filter(r -> r.held().isEmpty()).findFirst().orElse(remittances.getFirst());
    }

    private static boolean isRepetition(List<Remittance> remittances) {
        var first = remittances.getFirst();
        return remittances.stream()
                .allMatch(r -> r.amount().compareTo(first.amount()) == 0
                        && r.date().equals(first.date())
                        && r.payee().equals(first.payee()));
    }

    /** Whether it was told of once. */
    private static boolean repeated(Sums sums, List<Remittance> remittances, Remittance counted) {
        if (remittances.size() == 1) return true;
        boolean same = isRepetition(remittances);
        sums.findings.add(new Finding(
                same ? Difference.REMITTANCE_DOUBLED : Difference.REMITTANCE_REISSUED,
                counted.traceNumber(),
                remittances.stream().map(Reconciliation::place).toList(),
                List.of(),
                "Payment " + counted.traceNumber() + " was told of " + remittances.size() + " times"
                        + (same
                                ? ", each time the same; it counts once."
                                : ": first " + money(remittances.getFirst().amount()) + ", last "
                                        + money(counted.amount()) + "; the last one counts.")));
        return false;
    }

    private static void payerDiffers(Sums sums, Remittance counted, Both theirs) {
        var transfer = theirs.transfers().getFirst();
        sums.findings.add(new Finding(
                Difference.PAYER_DIFFERS,
                counted.traceNumber(),
                List.of(place(counted)),
                lines(theirs.transfers()),
                where(transfer) + " names payer " + transfer.payerId() + ", the 835 with trace number "
                        + counted.traceNumber() + " and the same amount names " + counted.payerId() + " (TRN03)."));
    }

    /** Whether the bank says the same. */
    private boolean compared(Sums sums, Remittance counted, List<Transfer> transfers) {
        if (transfers.isEmpty()) {
            if (counted.movesMoney())
                sums.findings.add(finding(
                        Difference.REMITTANCE_WITHOUT_TRANSFER,
                        counted,
                        transfers,
                        where(counted) + " tells of " + money(counted.amount()) + " by " + counted.method()
                                + ", and no list has a transfer for it."));
            return !counted.movesMoney();
        }
        sums.transfers.addAll(transfers);
        var transfer = transfers.getFirst();
        boolean once = !doubled(sums, transfers);
        if (!counted.movesMoney())
            sums.findings.add(finding(
                    Difference.TRANSFER_NOT_EXPECTED,
                    counted,
                    transfers,
                    where(transfer) + " moves " + money(transfer.amount()) + ", and " + where(counted) + " tells of "
                            + money(counted.amount()) + " by " + counted.method()
                            + ": no transfer was to be expected."));
        else if (transfer.amount().compareTo(counted.amount()) != 0)
            sums.findings.add(finding(
                    Difference.AMOUNT_DIFFERS,
                    counted,
                    transfers,
                    where(transfer) + " moves " + money(transfer.amount()) + ", " + where(counted) + " tells of "
                            + money(counted.amount()) + ": a difference of "
                            + money(transfer.amount().subtract(counted.amount())) + "."));
        else if (!transfer.date().equals(counted.date()))
            sums.findings.add(finding(
                    Difference.DATE_DIFFERS,
                    counted,
                    transfers,
                    where(transfer) + " is of " + transfer.date() + ", " + where(counted) + " of " + counted.date()
                            + " (BPR16)."));
        else return once;
        return false;
    }

    private static boolean doubled(Sums sums, List<Transfer> transfers) {
        if (transfers.size() == 1) return false;
        var first = transfers.getFirst();
        sums.findings.add(new Finding(
                Difference.TRANSFER_DOUBLED,
                first.traceNumber(),
                List.of(),
                lines(transfers),
                "Transfer " + first.traceNumber() + " of payer " + first.payerId() + " is listed " + transfers.size()
                        + " times, last in " + where(transfers.getLast()) + "."));
        return true;
    }

    private Sums at(Remittance counted) {
        return days.computeIfAbsent(new PayerDay(counted.date(), counted.payerId()), d -> new Sums());
    }

    private Sums at(Transfer transfer) {
        return days.computeIfAbsent(new PayerDay(transfer.date(), transfer.payerId()), d -> new Sums());
    }

    private static Day day(PayerDay key, Sums sums) {
        var expected = sum(sums.remittances.stream()
                .filter(Remittance::movesMoney)
                .map(Remittance::amount)
                .toList());
        var transferred = sum(sums.transfers.stream().map(Transfer::amount).toList());
        var claims = sums.remittances.stream().flatMap(r -> r.claims().stream()).toList();
        return new Day(
                key.payer(),
                key.day(),
                sums.remittances.size(),
                sum(sums.remittances.stream().map(Remittance::amount).toList()),
                expected,
                sums.transfers.size(),
                transferred,
                transferred.subtract(expected),
                sums.matched,
                claims.stream().mapToInt(Remittance.Claims::count).sum(),
                sum(claims.stream().map(Remittance.Claims::paid).toList()),
                claims.stream().mapToInt(Remittance.Claims::denied).sum(),
                claims.stream().mapToInt(Remittance.Claims::reversed).sum(),
                List.copyOf(sums.held.values()),
                sums.findings);
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(ZERO, BigDecimal::add).setScale(2);
    }

    private static Finding finding(Difference what, Remittance counted, List<Transfer> transfers, String message) {
        return new Finding(what, counted.traceNumber(), List.of(place(counted)), lines(transfers), message);
    }

    private static SetPlace place(Remittance r) {
        return new SetPlace(
                r.submission().value(),
                r.controlNumber(),
                r.transaction().offset(),
                r.transaction().length(),
                r.amount().setScale(2),
                r.held());
    }

    private static List<LinePlace> lines(List<Transfer> transfers) {
        return transfers.stream()
                .map(t -> new LinePlace(
                        t.list(), t.listName(), t.line(), t.amount().setScale(2)))
                .toList();
    }

    private static String where(Remittance r) {
        return "the 835 at byte " + r.transaction().offset() + " of submission " + r.submission() + " (ST02 "
                + r.controlNumber() + ", trace number " + r.traceNumber() + ")";
    }

    private static String where(Transfer t) {
        return "line " + t.line() + " of " + t.listName();
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2).toPlainString();
    }
}
