package io.x12gateway.core.lineage;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.SubmissionId;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The twin of the index, in memory. */
public final class InMemoryClaimIndex implements ClaimIndex {
    private final Map<String, Scan> scans = new TreeMap<>();
    private final List<ClaimEvent> events = new ArrayList<>();
    private final Predicate<String> stored;

    /** Of files that all stay. */
    public InMemoryClaimIndex() {
        this(document -> true);
    }

    /** @param stored whether a document's file is there */
    public InMemoryClaimIndex(Predicate<String> stored) {
        this.stored = stored;
    }

    @Override
    public synchronized Optional<Scan> scan(String document) {
        return Optional.ofNullable(scans.get(document));
    }

    @Override
    public synchronized Scan begin(Scan scan) {
        return scans.computeIfAbsent(
                scan.document(),
                document -> new Scan(document, scan.submission(), scan.partner(), scan.received(), 0, false));
    }

    @Override
    public synchronized boolean add(String document, long before, List<ClaimEvent> more, boolean last) {
        var scan = scans.get(document);
        if (scan == null || scan.ended() || scan.events() != before) return false;
        scans.put(
                document,
                new Scan(document, scan.submission(), scan.partner(), scan.received(), before + more.size(), last));
        events.addAll(more);
        return true;
    }

    @Override
    public List<Found> find(By by, String hash, Optional<PartnerId> whose, int limit) {
        if (hash.isEmpty()) return List.of();
        var found = new ArrayList<Found>(found(e -> hash(by, e).equals(hash))
                .filter(f -> whose.isEmpty() || whose.get().equals(f.scan().partner()))
                .toList());
        if (by == By.PATIENT) Collections.reverse(found);
        return found.stream().limit(limit).toList();
    }

    private static String hash(By by, ClaimEvent e) {
        return switch (by) {
            case CLAIM -> e.claim();
            case PAYER -> e.payer();
            case ORIGINAL -> e.original();
            case TRACE -> e.trace();
            case PATIENT -> e.patient();
        };
    }

    @Override
    public List<Found> sets(String document, int limit) {
        return found(e -> e.document().equals(document) && e.what() == ClaimEvent.What.SET)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Found> set(String document, long setFrom) {
        return found(e -> e.document().equals(document) && e.span().offset() == setFrom)
                .findFirst();
    }

    @Override
    public List<Found> claims(String document, long setFrom, int limit) {
        return found(e -> e.document().equals(document)
                        && e.setFrom() == setFrom
                        && e.span().offset() > setFrom)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Scan> scans(SubmissionId submission, int limit) {
        return scans.values().stream()
                .filter(s -> s.submission().equals(submission))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized Forgotten forgetGone(String after, String before, int limit) {
        var seen = scans.keySet().stream()
                .filter(document -> document.compareTo(after) > 0 && document.compareTo(before) < 0)
                .limit(limit)
                .toList();
        var gone = seen.stream().filter(stored.negate()).toList();
        gone.forEach(scans::remove);
        events.removeIf(event -> gone.contains(event.document()));
        return new Forgotten(seen.isEmpty() ? "" : seen.getLast(), gone.size());
    }

    private synchronized Stream<Found> found(Predicate<ClaimEvent> wanted) {
        return events.stream()
                .filter(wanted)
                .sorted(Comparator.comparing(ClaimEvent::document)
                        .thenComparing(e -> e.span().offset()))
                .map(e -> new Found(
                        e, Optional.ofNullable(scans.get(e.document())).orElseThrow()))
                .toList()
                .stream();
    }
}
