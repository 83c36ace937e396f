package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.synthesis.Spot.Scope;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts defects into what the pen writes. A defect drawn for a unit or a transaction set waits for the first segment that
 * it can strike; what finds none in its own unit strikes in a later one.
 */
final class Spoiler {
    private static final long STREAM = 0x5B01;

    private final Chance chance;
    private final double rate;
    private final Consumer<Blemish> told;
    private final Map<Scope, List<Defect>> defects = new EnumMap<>(Scope.class);
    private final Map<Scope, Defect> waiting = new EnumMap<>(Scope.class);
    private final TransactionType type;
    private int set = -1;
    private long draws;

    Spoiler(TransactionType type, Set<Defect> chosen, double rate, long seed, Consumer<Blemish> told) {
        this.type = type;
        this.rate = rate;
        this.told = told;
        chance = new Chance(seed);
        for (var defect : chosen) {
            var spot = Spots.of(defect, type)
                    .orElseThrow(() -> new IllegalArgumentException("a " + type + " has no place for the defect "
                            + defect + "; it has for " + Defect.of(type)));
            defects.computeIfAbsent(spot.scope(), scope -> new ArrayList<>()).add(defect);
        }
    }

    /** Draws for what begins now. */
    void begin(Scope scope) {
        if (scope == Scope.SET) set++;
        var possible = defects.get(scope);
        if (possible == null || waiting.containsKey(scope)) return;
        chance.of(STREAM, draws++);
        if (chance.happens(rate)) waiting.put(scope, possible.get(chance.below(possible.size())));
    }

    /** Whether the transaction set that begins now is to have the number of the one before. */
    boolean repeatsNumber() {
        if (waiting.get(Scope.SET) != Defect.TRANSACTION_CONTROL_NUMBER_DUPLICATE) return false;
        waiting.remove(Scope.SET);
        told.accept(new Blemish(Defect.TRANSACTION_CONTROL_NUMBER_DUPLICATE, set, "ST"));
        return true;
    }

    void seen(Pen pen) {
        if (waiting.isEmpty()) return;
        List<String> elements = null;
        for (var scope : Scope.values()) {
            var defect = waiting.get(scope);
            if (defect == null || defect == Defect.TRANSACTION_CONTROL_NUMBER_DUPLICATE) continue;
            if (elements == null) elements = Spot.read(pen.last());
            if (strike(defect, elements, pen)) {
                waiting.remove(scope);
                return;
            }
        }
    }

    private boolean strike(Defect defect, List<String> elements, Pen pen) {
        var spot = Spots.of(defect, type).orElseThrow();
        if (!spot.fits(elements)) return false;
        var changed = spot.change().of(elements);
        pen.replaceLast(Spot.write(changed), changed.size());
        told.accept(new Blemish(defect, set, elements.getFirst()));
        return true;
    }

    static @Nullable Spoiler of(
            TransactionType type, Set<Defect> defects, double rate, long seed, Consumer<Blemish> told) {
        return defects.isEmpty() || rate <= 0 ? null : new Spoiler(type, defects, rate, seed, told);
    }
}
