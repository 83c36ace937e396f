package io.x12gateway.core.lineage;

import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.lineage.ClaimIndex.Found;
import io.x12gateway.core.lineage.ClaimIndex.Scan;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submissions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts events into the order in which they happened, with what was done with the files around them. */
final class Chronicle {
    private static final int DEEDS_MAX = 50;
    private static final int ACKNOWLEDGMENTS_MAX = 20;
    private static final long READ_BYTES_MAX = 8L << 20;

    private final ClaimIndex index;
    private final Dealings dealings;
    private final PayloadStore payloads;
    private final Submissions submissions;
    private final Mailboxes mailboxes;
    private final Optional<PartnerId> whose;
    private final Map<String, Optional<StoredFile>> files = new HashMap<>();

    Chronicle(
            ClaimIndex index,
            Dealings dealings,
            PayloadStore payloads,
            Submissions submissions,
            Mailboxes mailboxes,
            Optional<PartnerId> whose) {
        this.index = index;
        this.dealings = dealings;
        this.payloads = payloads;
        this.submissions = submissions;
        this.mailboxes = mailboxes;
        this.whose = whose;
    }

    /** The file of an event, if whoever asks may see it. */
    Optional<StoredFile> file(Scan scan) {
        return files.computeIfAbsent(
                scan.document(),
                id -> StoredFile.of(scan, submissions, mailboxes).filter(f -> whose.isEmpty() || f.isShown()));
    }

    /** What happened to one claim. */
    List<Story.Line> lines(Collection<Found> claim) {
        var events = claim.stream()
                .filter(e -> file(e.scan()).isPresent())
                .sorted(Comparator.comparing(
                                (Found e) -> file(e.scan()).orElseThrow().at())
                        .thenComparing(e -> e.event().document())
                        .thenComparing(e -> e.event().span().offset()))
                .toList();
        var lines = new ArrayList<Story.Line>();
        for (int i = 0; i < events.size(); i++) lines.add(line(events.get(i), takenBack(events, i)));
        var told = new HashMap<String, Found>();
        for (var event : events)
            if (told.putIfAbsent(event.event().document(), event) == null) lines.addAll(around(event));
        lines.sort(Comparator.comparing(Story.Line::at));
        return lines;
    }

    Story.Line line(Found found) {
        return line(found, Optional.empty());
    }

    private Story.Line line(Found found, Optional<Found> takenBack) {
        var event = found.event();
        var file = file(found.scan()).orElseThrow();
        return new Story.Line(
                file.at(),
                event.setType() + " " + file.verb() + outcome(event, takenBack),
                file.actor(),
                event.detail(),
                file.id(),
                Optional.of(place(found, file)),
                takenBack.map(t -> place(t, file(t.scan()).orElseThrow())));
    }

    private static String outcome(ClaimEvent event, Optional<Found> takenBack) {
        if (!event.what().isRemittance()) return "";
        boolean corrects = takenBack.isPresent() && event.what() != What.REVERSED;
        return ": " + (corrects ? "corrected, " : "") + event.what().name().toLowerCase(Locale.ROOT);
    }

    private Story.Place place(Found found, StoredFile file) {
        var event = found.event();
        var control = event.what() == What.SET
                ? event.control()
                : index.set(event.document(), event.setFrom())
                        .map(s -> s.event().control())
                        .orElse("");
        return file.place(
                event.setType(), control, event.span().offset(), event.span().end());
    }

    Story.TransactionSet set(Found found, List<Found> first) {
        var line = line(found);
        return new Story.TransactionSet(
                line.at(),
                line.what().replace(": set", ""),
                line.actor(),
                line.detail(),
                line.place().orElseThrow(),
                found.event().claims(),
                first.stream().map(this::line).toList());
    }

    /**
     * What a reversal takes back: the newest payment or denial of the claim before it. What a correction replaces: the
     * payment that was taken back last. Each among the files that went the same way, since a payment and the copy of it
     * that was handed on are not two.
     */
    private static Optional<Found> takenBack(List<Found> events, int at) {
        var event = events.get(at);
        return switch (event.event().what()) {
            case REVERSED -> before(events, at, e -> e == What.PAID || e == What.DENIED);
            case PAID, DENIED ->
                before(events, at, What::isRemittance)
                        .filter(e -> e.event().what() == What.REVERSED)
                        .flatMap(e -> takenBack(events, events.indexOf(e)));
            case SET, SUBMITTED, ACKNOWLEDGED, ASKED, ANSWERED, MENTIONED -> Optional.empty();
        };
    }

    private interface Wanted {
        boolean is(What what);
    }

    private static Optional<Found> before(List<Found> events, int at, Wanted wanted) {
        var scan = events.get(at).scan();
        for (int i = at - 1; i >= 0; i--) {
            var other = events.get(i);
            if (wanted.is(other.event().what())
                    && other.scan().received() == scan.received()
                    && other.scan().partner().equals(scan.partner())) return Optional.of(other);
        }
        return Optional.empty();
    }

    /** Acknowledgments of what came, fetches and the like of what left. */
    private List<Story.Line> around(Found found) {
        var file = file(found.scan()).orElseThrow();
        return file.item().isPresent() ? deeds(file.item().get()) : acknowledgments(found, file);
    }

    private List<Story.Line> acknowledgments(Found found, StoredFile file) {
        var lines = new ArrayList<Story.Line>();
        for (var item : dealings.acknowledgments(file.submission(), ACKNOWLEDGMENTS_MAX)) {
            if (whose.isPresent()
                    && !(whose.get().equals(item.partner()) && item.state().isShown())) continue;
            verdict(found, item).ifPresent(line -> {
                lines.add(line);
                lines.addAll(deeds(item));
            });
        }
        return lines;
    }

    /** Empty if the acknowledgment speaks of other groups only. */
    private Optional<Story.Line> verdict(Found found, MailboxItem item) {
        var file = StoredFile.of(item);
        if (item.kind().equals("TA1")) return Optional.of(line(file, "", file.place("TA1", "", 0, item.sizeBytes())));
        var control = index.set(found.event().document(), found.event().setFrom())
                .map(s -> s.event().control().split("/", -1))
                .orElse(new String[0]);
        if (control.length < 3 || item.sizeBytes() > READ_BYTES_MAX) return Optional.empty();
        try (var in = payloads.open(item.payload())) {
            return AcknowledgedSet.in(in, control[1], control[2])
                    .map(a -> line(
                            file,
                            "verdict " + SetScan.brief(a.code()),
                            file.place("999", "", a.span().offset(), a.span().end())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Story.Line line(StoredFile file, String detail, Story.Place place) {
        return new Story.Line(
                file.at(),
                place.kind() + " " + file.verb(),
                file.actor(),
                detail,
                file.id(),
                Optional.of(place),
                Optional.empty());
    }

    List<Story.Line> deeds(MailboxItem item) {
        return dealings.of(item, DEEDS_MAX).stream()
                .map(deed -> new Story.Line(
                        deed.at(),
                        item.kind() + " "
                                + deed.action().substring(deed.action().indexOf('.') + 1),
                        deed.actor(),
                        (deed.outcome().equals("ok") ? "" : deed.outcome() + " ")
                                + (deed.source().isEmpty() ? "" : "from " + deed.source()),
                        item.id(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
    }
}
