package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payment.Payments;
import io.x12gateway.core.payment.Remittance;
import io.x12gateway.core.payment.Transfer;
import io.x12gateway.core.payment.TransferList;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemoryPayments(Supplier<InMemoryState> state) implements Payments {
    @Override
    public Set<String> traces(String payerId, LocalDate from, LocalDate to) {
        var remitted = production()
                .filter(r -> isAsked(r.payerId(), payerId, r.date(), from, to))
                .map(Remittance::traceNumber);
        var transferred = state.get().transferLists.stream()
                .flatMap(this::current)
                .filter(t -> isAsked(t.payerId(), payerId, t.date(), from, to))
                .map(Transfer::traceNumber);
        return Stream.concat(remitted, transferred).collect(Collectors.toSet());
    }

    private static boolean isAsked(String payer, String wanted, LocalDate day, LocalDate from, LocalDate to) {
        return (wanted.isEmpty() || wanted.equals(payer)) && !day.isBefore(from) && !day.isAfter(to);
    }

    private Stream<Remittance> production() {
        return state.get().remittances.values().stream()
                .filter(r -> r.usage().equals("P"))
                .map(this::withHeld);
    }

    private Remittance withHeld(Remittance r) {
        var held = state.get().held.values().stream()
                .filter(d -> d.submission().equals(r.submission())
                        && d.transaction().offset() == r.transaction().offset()
                        && d.state() != HeldDocument.State.RELEASED)
                .map(d -> d.reason().name())
                .findFirst()
                .orElse("");
        return new Remittance(
                r.submission(),
                r.transaction(),
                r.controlNumber(),
                r.sender(),
                r.usage(),
                r.payerId(),
                r.traceNumber(),
                r.amount(),
                r.method(),
                r.date(),
                r.payee(),
                r.claims(),
                r.receivedAt(),
                held);
    }

    @Override
    public List<Remittance> remittances(Collection<String> traces) {
        return production().filter(r -> traces.contains(r.traceNumber())).toList();
    }

    @Override
    public List<Transfer> transfers(Collection<String> traces) {
        return state.get().transferLists.stream()
                .flatMap(this::current)
                .filter(t -> traces.contains(t.traceNumber()))
                .toList();
    }

    private Stream<Transfer> current(TransferList list) {
        var all = state.get().transferLists;
        var later = all.subList(all.indexOf(list) + 1, all.size());
        return list.lines().stream()
                .filter(line -> later.stream()
                        .flatMap(l -> l.lines().stream())
                        .noneMatch(t ->
                                t.payerId().equals(line.payerId()) && t.date().equals(line.date())));
    }

    @Override
    public Optional<TransferList.Head> list(Digest digest) {
        return state.get().transferLists.stream()
                .filter(l -> l.digest().equals(digest))
                .map(this::head)
                .findFirst();
    }

    @Override
    public List<TransferList.Head> lists(int limit) {
        return state.get().transferLists.reversed().stream()
                .map(this::head)
                .limit(limit)
                .toList();
    }

    private TransferList.Head head(TransferList l) {
        return new TransferList.Head(
                l.id(),
                l.name(),
                l.digest(),
                l.importedAt(),
                l.importedBy(),
                l.lines().size(),
                (int) current(l).count());
    }
}
