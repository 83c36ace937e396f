package io.x12gateway.core.lineage;

import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.lineage.ClaimIndex.By;
import io.x12gateway.core.lineage.ClaimIndex.Found;
import io.x12gateway.core.partner.PartnerId;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which events are about one claim. It is known by the provider's number together with the provider, by the payer's
 * number, and by the trace number between a question and its answer. A payment is of many claims and leads to none.
 */
final class Kinship {
    private static final int EACH_MAX = 100;

    private final ClaimIndex index;
    private final Optional<PartnerId> whose;
    private final int most;

    /** @param whose only in files of this partner; empty for all */
    Kinship(ClaimIndex index, Optional<PartnerId> whose, int most) {
        this.index = index;
        this.whose = whose;
        this.most = most;
    }

    record Place(String document, long from) {
        static Place of(Found found) {
            return new Place(found.event().document(), found.event().span().offset());
        }
    }

    /** @param more whether there are more of them */
    record Family(Collection<Found> events, boolean more) {}

    /** Everything about the claim that this is about, itself included. */
    Family of(Found first) {
        Map<Place, Found> known = new LinkedHashMap<>();
        var unasked = new ArrayDeque<Found>();
        known.put(Place.of(first), first);
        unasked.add(first);
        boolean more = false;
        while (!unasked.isEmpty()) {
            var one = unasked.remove();
            for (var other : relatives(one)) {
                if (known.containsKey(Place.of(other))) continue;
                if (known.size() == most) more = true;
                else {
                    known.put(Place.of(other), other);
                    unasked.add(other);
                }
            }
        }
        return new Family(known.values(), more);
    }

    private Collection<Found> relatives(Found one) {
        Map<Place, Found> found = new LinkedHashMap<>();
        var event = one.event();
        add(found, By.CLAIM, event.claim(), other -> sameProvider(event, other.event()));
        add(found, By.PAYER, event.payer(), other -> true);
        add(found, By.ORIGINAL, event.payer(), other -> true);
        add(found, By.PAYER, event.original(), other -> true);
        add(found, By.TRACE, event.trace(), other -> asksAndAnswers(one, other));
        return found.values();
    }

    private interface Test {
        boolean holds(Found other);
    }

    private void add(Map<Place, Found> to, By by, String hash, Test test) {
        for (var other : index.find(by, hash, whose, EACH_MAX))
            if (other.event().what() != What.SET && test.holds(other)) to.put(Place.of(other), other);
    }

    /** The provider's numbers are the provider's own: somebody else's claim may have the same. */
    private static boolean sameProvider(ClaimEvent a, ClaimEvent b) {
        return a.provider().equals(b.provider())
                || a.provider().isEmpty()
                || b.provider().isEmpty();
    }

    /** Trace numbers come again, so they count only between two of one partner that do not contradict each other. */
    private static boolean asksAndAnswers(Found a, Found b) {
        if (a.scan().submission().equals(b.scan().submission())) return true;
        return a.scan().partner().equals(b.scan().partner())
                && agree(a.event().claim(), b.event().claim())
                && agree(a.event().payer(), b.event().payer())
                && sameProvider(a.event(), b.event());
    }

    private static boolean agree(String a, String b) {
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }
}
