package io.x12gateway.samples.claims.payment;

import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The claims of the ledger that are ready, by payee. A claim that takes another's place comes right after the reversal
 * of the other's payment; one that only takes back is told of by the reversal alone.
 */
final class ReadyClaims implements Due {
    private final List<Share> shares;
    private final Map<String, List<Item>> byPayee;
    private final List<Claim> withdrawn;

    private ReadyClaims(List<Share> shares, Map<String, List<Item>> byPayee, List<Claim> withdrawn) {
        this.shares = shares;
        this.byPayee = byPayee;
        this.withdrawn = withdrawn;
    }

    static ReadyClaims of(Ledger ledger) {
        var byPayee = new LinkedHashMap<String, List<Item>>();
        var withdrawn = new ArrayList<Claim>();
        var takenBack = new HashSet<String>();
        for (var claim : ledger.find(c -> c.stage() == Stage.READY)) {
            var items = byPayee.computeIfAbsent(claim.npi(), n -> new ArrayList<>());
            takeBack(ledger, claim, takenBack).ifPresent(items::add);
            if (!claim.takesBackOnly()) items.add(new Pay(claim));
            else
                withdrawn.add(claim.at(
                        Stage.VOIDED, ledger.clock().today(), ledger.books().days()));
        }
        var shares = ledger.payees().stream()
                .filter(payee -> !byPayee.getOrDefault(payee.npi(), List.of()).isEmpty())
                .map(payee -> new Share(
                        payee, byPayee.getOrDefault(payee.npi(), List.of()).size()))
                .toList();
        return new ReadyClaims(shares, byPayee, withdrawn);
    }

    private static Optional<Item> takeBack(Ledger ledger, Claim claim, Set<String> takenBack) {
        return Optional.ofNullable(claim.replaces())
                .flatMap(ledger::byNumber)
                .filter(old -> old.stage() == Stage.FINALIZED && old.npi().equals(claim.npi()))
                .filter(old -> takenBack.add(old.controlNumber()))
                .map(old -> new TakeBack(old, !claim.takesBackOnly()));
    }

    /** Claims that only take others back: the run is the end of them, but tells of them by the others' reversal. */
    List<Claim> withdrawn() {
        return withdrawn;
    }

    @Override
    public List<Share> shares() {
        return shares;
    }

    @Override
    public Stream<Item> items(Share share, int from, int to) {
        return byPayee.getOrDefault(share.payee().npi(), List.of()).subList(from, to).stream();
    }
}
