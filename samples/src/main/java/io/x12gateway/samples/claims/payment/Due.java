package io.x12gateway.samples.claims.payment;

import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Payee;

import java.util.List;
import java.util.stream.Stream;

/** What a run is to pay, payee by payee, without all of it being in memory at once. */
public interface Due {
    /** How much each payee has coming, in the order in which they are paid. */
    List<Share> shares();

    /** A payee's part, {@code from} up to but not including {@code to}; the same items whenever it is asked. */
    Stream<Item> items(Share share, int from, int to);

    /** @param items how many claims are told of; a claim that takes another's place counts twice */
    record Share(Payee payee, int items) {}

    /** One claim of a remittance advice. */
    sealed interface Item {
        Claim claim();
    }

    /** A claim that is paid, or denied. */
    record Pay(Claim claim) implements Item {}

    /**
     * A claim whose earlier payment is taken back.
     *
     * @param replaced whether another claim takes its place
     */
    record TakeBack(Claim claim, boolean replaced) implements Item {}
}
