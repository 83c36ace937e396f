package io.x12gateway.core.lineage;

import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.lineage.ClaimIndex.By;
import io.x12gateway.core.lineage.ClaimIndex.Found;
import io.x12gateway.core.lineage.ClaimIndex.Scan;
import io.x12gateway.core.lineage.ClaimKeys.Kind;
import io.x12gateway.core.lineage.Kinship.Place;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;

import javax.sql.DataSource;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the story of a claim from any of its numbers: the provider's number for it, the payer's, the trace number of an
 * inquiry, a check or trace number of a payment, the id of a submission or of a document. A partner is told of its own
 * submissions and its own mailbox, and of nothing else; what is another's is as if it were not there. Operators may ask
 * for a patient, too. Each look-up is on record before it is answered.
 */
public final class Lineage {
    private static final int KEY_MAX = 100;
    private static final int CLAIMS_MAX = 10;
    private static final int EVENTS_MAX = 200;
    private static final int PATIENTS_CLAIMS_MAX = 100;
    private static final int PATIENTS_EVENTS_MAX = 2000;
    private static final int SETS_MAX = 20;
    private static final int FIRST_CLAIMS = 10;
    private static final int DOCUMENTS_MAX = 50;
    private static final int ENQUEUED_AT_ONCE = 500;

    private final Submissions submissions;
    private final Mailboxes mailboxes;
    private final PayloadStore payloads;
    private final ClaimIndex index;
    private final ClaimKeys keys;
    private final Dealings dealings;
    private final Ledger ledger;
    private final LookUps lookUps;
    private final Ulid ids;

    public Lineage(
            Submissions submissions,
            Mailboxes mailboxes,
            PayloadStore payloads,
            ClaimIndex index,
            ClaimKeys keys,
            Ledger ledger,
            Ulid ids,
            Clock clock,
            DataSource readers) {
        this.submissions = submissions;
        this.mailboxes = mailboxes;
        this.payloads = payloads;
        this.index = index;
        this.keys = keys;
        this.ledger = ledger;
        this.lookUps = new LookUps(ledger, keys, clock);
        this.ids = ids;
        this.dealings = new Dealings(readers, mailboxes);
    }

    /**
     * For operators: everything under this number; empty if there is nothing.
     *
     * @param operator who asks
     * @param source remote address, for the audit trail
     */
    public Optional<Story> trace(String operator, String key, String source) {
        return lookUps.onRecord(operator, key, source, asked(key, Optional.empty()));
    }

    /** For a partner: what is its own. */
    public Optional<Story> trace(PartnerId partner, String key, String source) {
        return lookUps.onRecord(partner.value(), key, source, asked(key, Optional.of(partner)));
    }

    /**
     * For operators alone: the claims of a patient, by the number that the payer gave its member; of very many the newest
     * ones. A number that was replaced is another one.
     */
    public Optional<Story> patient(String operator, String number, String source) {
        var asked = new Asked(Optional.empty());
        return lookUps.onRecord(
                operator,
                number.replace("-", ""),
                source,
                isNumber(number.strip()) ? asked.byPatient(number) : LookUps.Told.NOTHING);
    }

    private LookUps.Told asked(String key, Optional<PartnerId> whose) {
        var text = key.strip();
        if (!isNumber(text)) return LookUps.Told.NOTHING;
        var asked = new Asked(whose);
        return asked.byId(text).map(story -> LookUps.Told.of("id", story)).orElseGet(() -> asked.byNumber(text));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() <= KEY_MAX;
    }

    /**
     * Has everything gone through that was stored before claims were noted, or was given up; what was gone through is
     * left alone. The work is new each time: the usual one may be done and its index gone.
     *
     * @return how many files that are
     */
    public int indexOlder() {
        int count = 0;
        var after = "";
        while (true) {
            var some = dealings.unscanned(after, ENQUEUED_AT_ONCE);
            if (some.isEmpty()) return count;
            var entry = LedgerEntry.builder();
            for (var document : some) entry.add(new Change.Enqueue(new Work(ids.next(), Stage.LINEAGE, document)));
            ledger.commitNow(entry.build());
            count += some.size();
            after = some.getLast();
        }
    }

    /** One question by one person. */
    private final class Asked {
        private final Optional<PartnerId> whose;
        private final Chronicle chronicle;

        Asked(Optional<PartnerId> whose) {
            this.whose = whose;
            this.chronicle = new Chronicle(index, dealings, payloads, submissions, mailboxes, whose);
        }

        LookUps.Told byNumber(String number) {
            var found = new LinkedHashMap<Place, Found>();
            var kinds = new ArrayList<String>();
            if (find(found, By.CLAIM, keys.hash(Kind.CLAIM, number))) kinds.add("claim number");
            if (find(found, By.PAYER, keys.hash(Kind.PAYER, number))
                    | find(found, By.ORIGINAL, keys.hash(Kind.PAYER, number))) kinds.add("payer control number");
            if (find(found, By.TRACE, keys.hash(Kind.TRACE, number))) kinds.add("trace number");
            if (found.isEmpty()) return LookUps.Told.NOTHING;
            var sets = found.values().stream()
                    .filter(f -> f.event().what() == What.SET)
                    .toList();
            var claims = found.values().stream()
                    .filter(f -> f.event().what() != What.SET)
                    .toList();
            return LookUps.Told.of(
                    String.join(", ", kinds), story(Optional.empty(), sets, claims, CLAIMS_MAX, List.of()));
        }

        LookUps.Told byPatient(String number) {
            var found = index.find(By.PATIENT, keys.hash(Kind.PATIENT, number), whose, PATIENTS_EVENTS_MAX).stream()
                    .filter(one -> chronicle.file(one.scan()).isPresent())
                    .toList();
            if (found.isEmpty()) return LookUps.Told.NOTHING;
            var story = story(Optional.empty(), List.of(), found, PATIENTS_CLAIMS_MAX, List.of());
            boolean more = story.more() || found.size() == PATIENTS_EVENTS_MAX;
            return LookUps.Told.of(
                    "patient", new Story(Optional.empty(), List.of(), inTime(story.claims()), more, List.of()));
        }

        private static List<Story.Claim> inTime(List<Story.Claim> claims) {
            return claims.stream()
                    .sorted(Comparator.comparing(
                            claim -> claim.lines().getFirst().at()))
                    .toList();
        }

        private boolean find(Map<Place, Found> to, By by, String hash) {
            boolean any = false;
            for (var one : index.find(by, hash, whose, EVENTS_MAX))
                if (chronicle.file(one.scan()).isPresent()) {
                    to.put(Place.of(one), one);
                    any = true;
                }
            return any;
        }

        private Story story(
                Optional<Story.Origin> origin,
                List<Found> sets,
                Collection<Found> claims,
                int most,
                List<String> notes) {
            var told = new ArrayList<Story.Claim>();
            var seen = new HashSet<Place>();
            boolean more = sets.size() > SETS_MAX;
            for (var one : claims) {
                if (seen.contains(Place.of(one))) continue;
                if (told.size() == most) {
                    more = true;
                    break;
                }
                var family = new Kinship(index, whose, EVENTS_MAX).of(one);
                family.events().forEach(e -> seen.add(Place.of(e)));
                told.add(claim(family));
            }
            return new Story(
                    origin, sets.stream().limit(SETS_MAX).map(this::set).toList(), told, more, notes);
        }

        private Story.Claim claim(Kinship.Family family) {
            var provider = family.events().stream()
                    .map(e -> e.event().provider())
                    .filter(npi -> !npi.isEmpty())
                    .findFirst()
                    .orElse("");
            return new Story.Claim(provider, chronicle.lines(family.events()), family.more());
        }

        private Story.TransactionSet set(Found set) {
            var event = set.event();
            return chronicle.set(set, index.claims(event.document(), event.setFrom(), FIRST_CLAIMS));
        }

        Optional<Story> byId(String id) {
            if (!Ulid.isUlid(id)) return Optional.empty();
            return submission(new SubmissionId(id)).map(this::of).or(() -> item(id).map(this::of));
        }

        private Optional<Submission> submission(SubmissionId id) {
            return whose.map(partner -> submissions.find(partner, id)).orElseGet(() -> submissions.find(id));
        }

        private Optional<MailboxItem> item(String id) {
            return whose.map(partner -> mailboxes.find(partner, id)).orElseGet(() -> mailboxes.byId(id));
        }

        private Story of(Submission submission) {
            var scans = index.scans(submission.id(), DOCUMENTS_MAX).stream()
                    .filter(s -> whose.isEmpty() || whose.get().equals(s.partner()))
                    .filter(s -> chronicle.file(s).isPresent())
                    .toList();
            return of(origin(submission), scans, scans.stream().anyMatch(Scan::received));
        }

        private Story of(MailboxItem item) {
            var scan = index.scan(item.id());
            var origin = submission(item.source()).map(this::origin).orElse(null);
            return of(origin, scan.stream().toList(), scan.isPresent());
        }

        private Story of(Story.@org.jspecify.annotations.Nullable Origin origin, List<Scan> scans, boolean known) {
            var notes = new ArrayList<String>();
            if (!known)
                notes.add(
                        "Its file was not gone through for claims: it holds none, waits its turn, or was stored before"
                                + " claims were noted; \"trace --index-older\" has such files gone through.");
            if (scans.stream().anyMatch(s -> !s.ended())) notes.add("A file is being gone through at this moment.");
            var sets = scans.stream()
                    .flatMap(s -> index.sets(s.document(), SETS_MAX + 1).stream())
                    .toList();
            return story(Optional.ofNullable(origin), sets, alone(sets), CLAIMS_MAX, notes);
        }

        /** A submission of a single claim is asked for by its id as by the claim's. */
        private List<Found> alone(List<Found> sets) {
            var claims = sets.stream().mapToLong(s -> s.event().claims()).max().orElse(0);
            if (claims != 1) return List.of();
            return sets.stream()
                    .limit(SETS_MAX)
                    .flatMap(s -> index.claims(s.event().document(), s.event().setFrom(), 1).stream())
                    .toList();
        }

        private Story.Origin origin(Submission s) {
            var lines = new ArrayList<Story.Line>();
            for (var e : submissions.timeline(s.id()))
                lines.add(new Story.Line(
                        e.at(), e.event(), e.actor(), e.detail(), s.id().value(), Optional.empty(), Optional.empty()));
            for (var item : dealings.documents(s.id(), DOCUMENTS_MAX))
                if (whose.isEmpty()
                        || whose.get().equals(item.partner()) && item.state().isShown())
                    lines.addAll(chronicle.deeds(item));
            lines.sort(Comparator.comparing(Story.Line::at));
            return new Story.Origin(
                    s.id().value(),
                    s.partner().value(),
                    s.channel().name(),
                    s.mode().name(),
                    s.state().name(),
                    s.fileName(),
                    s.digest().sha256(),
                    s.sizeBytes(),
                    s.receivedAt(),
                    lines);
        }
    }
}
