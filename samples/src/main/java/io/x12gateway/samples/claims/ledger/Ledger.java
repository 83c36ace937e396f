package io.x12gateway.samples.claims.ledger;

import io.x12gateway.samples.data.DataFolder;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The claims by the payer's control number, the payees, the books and the clock; safe for many threads. What changes is
 * written down before it counts, and found again by the next start on the same folder; without a folder a restart
 * begins anew.
 */
public final class Ledger implements AutoCloseable {
    private static final long JOURNAL_BYTES_MAX = 4 << 20;

    private final Sources sources;
    private final VirtualClock clock;
    private final @Nullable Journal journal;
    private final Map<String, String> names = new TreeMap<>();
    private final Map<String, Claim> claims = new LinkedHashMap<>();
    private final Map<String, List<String>> byMember = new TreeMap<>();
    private final Map<String, Payee> payees = new LinkedHashMap<>();
    private final Map<String, Claim> changed = new LinkedHashMap<>();
    private Books books = Books.EMPTY;

    /**
     * What it begins with.
     *
     * @param withPackaged whether what comes with the program is there
     * @param claims a folder of claims beside the packaged ones; a claim of the same name takes a packaged one's place
     * @param world a folder that {@code ./gateway generate world} made: claims and payees; null for none
     */
    public record Sources(
            boolean withPackaged,
            @Nullable Path claims,
            @Nullable Path world) {
        static final Sources PACKAGED = new Sources(true, null, null);
        static final Sources NONE = new Sources(false, null, null);

        public Sources(@Nullable Path claims, @Nullable Path world) {
            this(true, claims, world);
        }

        SortedMap<String, Claim> readClaims() {
            var all = new TreeMap<String, Claim>();
            if (withPackaged) all.putAll(DataFolder.packaged("claims", Claim.class));
            if (world != null) all.putAll(DataFolder.read(world.resolve("claims"), Claim.class));
            if (claims != null) all.putAll(DataFolder.read(claims, Claim.class));
            return all;
        }

        Books readBooks() {
            return world == null ? Books.EMPTY : DataFolder.readFile(world.resolve("books.yaml"), Books.class);
        }

        List<Payee> readPayees() {
            var all = new ArrayList<>(withPackaged ? Payee.packaged() : List.of());
            if (world != null) all.addAll(Payee.read(world.resolve("payees.yaml")));
            return all;
        }
    }

    private Ledger(Sources sources, @Nullable Path data, Clock real) {
        this.sources = sources;
        this.clock = new VirtualClock(real, 0);
        load();
        this.journal = data == null ? null : Journal.open(data, this::take);
        if (journal != null && journal.sizeBytes() > JOURNAL_BYTES_MAX)
            journal.replace(new Journal.Change(books, List.copyOf(changed.values())));
    }

    /** In memory alone, with what comes with the program. */
    public static Ledger packaged(Clock real) {
        return new Ledger(Sources.PACKAGED, null, real);
    }

    /** In memory alone, with those payees and no claim yet. */
    public static Ledger empty(List<Payee> payees, Clock real) {
        var ledger = new Ledger(Sources.NONE, null, real);
        payees.forEach(payee -> ledger.payees.put(payee.npi(), payee));
        return ledger;
    }

    /** @param data where it writes down what changes; null for nowhere */
    public static Ledger open(Sources sources, @Nullable Path data, Clock real) {
        return new Ledger(sources, data, real);
    }

    private void load() {
        books = sources.readBooks();
        sources.readPayees().forEach(payee -> payees.put(payee.npi(), payee));
        sources.readClaims().forEach((name, claim) -> {
            if (claims.containsKey(claim.controlNumber()))
                throw new IllegalArgumentException(
                        "claim " + name + ": control number " + claim.controlNumber() + " is taken");
            put(claim);
            names.put(claim.controlNumber(), name);
        });
    }

    private void put(Claim claim) {
        if (claims.put(claim.controlNumber(), claim) == null)
            byMember.computeIfAbsent(claim.patient().mbi(), m -> new ArrayList<>())
                    .add(claim.controlNumber());
    }

    private void take(Journal.Change change) {
        if (change.books() != null) {
            books = change.books();
            clock.setDays(books.days());
        }
        change.claims().forEach(claim -> {
            put(claim);
            changed.put(claim.controlNumber(), claim);
        });
    }

    /** The claims system's own clock; {@link #change} puts it forward. */
    public VirtualClock clock() {
        return clock;
    }

    public synchronized Books books() {
        return books;
    }

    public List<Payee> payees() {
        return List.copyOf(payees.values());
    }

    public Optional<Payee> payee(String npi) {
        return Optional.ofNullable(payees.get(npi));
    }

    public synchronized List<Claim> find(Predicate<Claim> wanted) {
        return claims.values().stream().filter(wanted).toList();
    }

    public synchronized Optional<Claim> byNumber(String controlNumber) {
        return Optional.ofNullable(claims.get(controlNumber));
    }

    /** A patient's claims. */
    public synchronized List<Claim> ofMember(String mbi) {
        return byMember.getOrDefault(mbi, List.of()).stream()
                .flatMap(number -> Stream.ofNullable(claims.get(number)))
                .toList();
    }

    /** The name of the claim's file, or its control number if it has none. */
    public synchronized String name(Claim claim) {
        return names.getOrDefault(claim.controlNumber(), claim.controlNumber());
    }

    public synchronized int count() {
        return claims.size();
    }

    /** What a change makes: claims as they are from now on, and the books. */
    public record Outcome<T>(Books books, Collection<Claim> claims, T result) {}

    /** Nobody else changes anything while {@code decide} looks; what it gives counts as a whole or not at all. */
    public synchronized <T> T change(Function<Ledger, Outcome<T>> decide) {
        var outcome = decide.apply(this);
        boolean sameBooks = outcome.books().equals(books);
        if (sameBooks && outcome.claims().isEmpty()) return outcome.result();
        var change = new Journal.Change(sameBooks ? null : outcome.books(), List.copyOf(outcome.claims()));
        if (journal != null) journal.write(change);
        take(change);
        return outcome.result();
    }

    /** Forgets all that happened since the first start, but uses no number a second time. */
    public synchronized void reset() {
        int taken = books.claimsTaken();
        int lastRun = books.lastRun();
        clock.setDays(0);
        claims.clear();
        byMember.clear();
        changed.clear();
        names.clear();
        load();
        books = books.withClaimsTaken(taken).withLastRun(lastRun);
        if (journal != null) journal.replace(new Journal.Change(books, List.of()));
    }

    @Override
    public void close() {
        if (journal != null) journal.close();
    }
}
