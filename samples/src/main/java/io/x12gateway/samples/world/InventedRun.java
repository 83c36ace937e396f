package io.x12gateway.samples.world;

import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.payment.Due;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Claims for one great payment run, made up as they are paid, so that no more than one payment is in memory. The first
 * payee has a tenth of them.
 */
public final class InventedRun implements Due {
    private static final int PATIENTS = 100_000;
    private static final int BATCH = 9;

    private final LocalDate today;
    private final InventedClaims invented;
    private final List<Share> shares = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();

    public InventedRun(int claims, int payees, long seed, LocalDate today) {
        if (payees < 1 || claims < payees)
            throw new IllegalArgumentException(
                    claims + " claims for " + payees + " payees: there must be a payee, and a claim for each");
        this.today = today;
        invented = new InventedClaims(seed, BATCH, new Patients(seed, today), PATIENTS);
        var providers = new Providers(seed);
        int first = payees == 1 ? claims : Math.max(claims / 10, claims / payees);
        int start = 0;
        for (int i = 0; i < payees; i++) {
            int share = i == 0 ? first : spread(claims - first, payees - 1, i - 1);
            if (share > 0) {
                shares.add(new Share(providers.payee(i), share));
                starts.add(start);
            }
            start += share;
        }
    }

    private static int spread(int claims, int payees, int index) {
        return claims / payees + (index < claims % payees ? 1 : 0);
    }

    @Override
    public List<Share> shares() {
        return List.copyOf(shares);
    }

    @Override
    public Stream<Item> items(Share share, int from, int to) {
        int at = shares.indexOf(share);
        int start = starts.get(at);
        return IntStream.range(from, to).mapToObj(i -> new Pay(claim(start + i, share.payee(), at)));
    }

    private Claim claim(int number, Payee payee, int index) {
        var service = today.minusDays(20 + number % 40);
        return invented.claim(number, payee.npi(), Providers.trade(index), service, today.minusDays(3))
                .with(c -> {
                    c.stage = Stage.READY;
                    c.correction = null;
                });
    }
}
