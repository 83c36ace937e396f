package io.x12gateway.core.intake;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Document;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one way in, for every channel and in both modes. Nothing is judged here: what could be read to its end becomes a
 * submission, be it empty or no X12 at all, and a receipt is given once that is durable. A batch is enqueued for {@link
 * Stage#DISPOSITION} in the same commit.
 */
public final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    /** Many more than arrive at once: whoever meets another one waits for that one's commit. */
    private static final int STRIPES = 1024;

    private final PayloadStore payloads;
    private final Submissions submissions;
    private final Ledger ledger;
    private final Ulid ids;
    private final Clock clock;
    private final Limits limits;
    private final Commits commits;
    private final Documents documents;
    private final HeldUploads held;
    private final Lock[] sameBytes =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(Lock[]::new);

    public Intake(PayloadStore payloads, Submissions submissions, Ledger ledger, Ulid ids, Clock clock, Limits limits) {
        this.payloads = payloads;
        this.submissions = submissions;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
        this.limits = limits;
        this.commits = new Commits(ledger, payloads);
        this.documents = Documents.ofTexts(payloads, ids);
        this.held = new HeldUploads(submissions, ledger, limits, clock);
    }

    /**
     * Reads the body to its end and makes it durable; blocks meanwhile. The same client key with the same bytes gives
     * the first receipt again, and nothing else happens.
     *
     * @throws GatewayFault nothing was received, which the audit trail tells: {@code payload-too-large}, {@code
     *     client-key-reused} (other bytes under a known key), {@code upload-broken} (the sender's stream ended in an
     *     error); kind CAPACITY or GATEWAY if it could not be made durable: the sender may send it again
     */
    public Receipt receive(Arrival arrival) {
        return receiveUnder(arrival, List.of());
    }

    /**
     * As {@link #receive(Arrival)}, if {@code guards} hold at the commit.
     *
     * @throws GatewayFault also {@code lease-lost}, if one of them does not
     */
    public Receipt receiveUnder(Arrival arrival, List<Change.Fence> guards) {
        return take(arrival, guards, submission -> List.of()).receipt();
    }

    /**
     * As {@link #receive}, for who goes on with the submission at once and need not look it up.
     *
     * @param along what becomes true with it
     */
    public Taken take(Arrival arrival, Function<SubmissionId, List<Change>> along) {
        return take(arrival, List.of(), along);
    }

    /**
     * @param submission as it was committed, or as the ledger has it if it was received before
     * @param replayed whether the same client key brought the same bytes before
     */
    public record Taken(Submission submission, boolean replayed) {
        public Receipt receipt() {
            var s = submission;
            return new Receipt(s.id(), s.digest(), s.sizeBytes(), s.receivedAt(), s.duplicateOf(), replayed);
        }
    }

    private Taken take(Arrival arrival, List<Change.Fence> guards, Function<SubmissionId, List<Change>> along) {
        try {
            var watched = new EndWatch(arrival.body());
            return take(arrival, stage(watched), watched, guards, along);
        } catch (GatewayFault refusal) {
            refuse(arrival, refusal);
            throw refusal;
        }
    }

    private Taken take(
            Arrival arrival,
            StagedPayload staged,
            EndWatch watched,
            List<Change.Fence> guards,
            Function<SubmissionId, List<Change>> along) {
        // Two copies of one file at the same moment: the second has to see the first.
        var lock = sameBytes[Math.floorMod(staged.digest().hashCode(), STRIPES)];
        lock.lock();
        try {
            return known(arrival, staged).orElseGet(() -> commit(arrival, staged, watched, guards, along));
        } catch (GatewayFault fault) {
            // Any other fault leaves open whether the commit happened; then the bytes must stay.
            if (fault.kind() == FaultKind.CAPACITY) payloads.discard(staged);
            throw fault;
        } finally {
            lock.unlock();
        }
    }

    private StagedPayload stage(EndWatch body) {
        try {
            return payloads.stage(new SenderStream(body), limits.payloadBytes());
        } catch (SenderStream.BrokenException e) {
            throw new GatewayFault(
                    FaultKind.SENDER,
                    "upload-broken",
                    "The upload ended before its end was reached: nothing was received, send it again.",
                    e);
        } catch (IOException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "payload-not-stored",
                    "The payload could not be written to the payload store: check its disk.",
                    e);
        }
    }

    /** What came under this client key before, if anything did. */
    private Optional<Taken> known(Arrival arrival, StagedPayload staged) {
        var first = arrival.clientKey().flatMap(key -> submissions.byClientKey(arrival.partner(), key));
        first.ifPresent(s -> payloads.discard(staged));
        return first.map(s -> replay(s, staged));
    }

    private static Taken replay(Submission first, StagedPayload staged) {
        if (!first.digest().equals(staged.digest()))
            throw new GatewayFault(
                    FaultKind.SENDER,
                    "client-key-reused",
                    "This message key was used before for other bytes (submission " + first.id()
                            + "): send new content under a new key.");
        return new Taken(first, true);
    }

    private Taken commit(
            Arrival arrival,
            StagedPayload staged,
            EndWatch watched,
            List<Change.Fence> guards,
            Function<SubmissionId, List<Change>> along) {
        var submission = submission(
                arrival, staged, arrival.mayBeCut() && !limits.cutFileHeld().isZero() && watched.isCut());
        switch (commits.commit(entry(arrival, staged, submission, guards, along.apply(submission.id())))) {
            case Outcome.Committed committed -> {
                if (submission.duplicateOf().isPresent()) payloads.discard(staged);
                if (submission.channel().isUpload()) held.supersededBy(submission);
                return new Taken(submission, false);
            }
            case Outcome.Refused refused -> {
                if (refused.guard() instanceof Change.Fence fence) throw lost(fence);
                // Another node received the same client key between our look and our commit.
                return known(arrival, staged)
                        .orElseThrow(() -> new GatewayFault(
                                FaultKind.GATEWAY,
                                "receipt-refused",
                                "The ledger refused a submission whose client key nobody used: " + refused.guard()));
            }
        }
    }

    private Submission submission(Arrival arrival, StagedPayload staged, boolean cut) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS); // as the ledger keeps it
        var first = arrival.mode() == ProcessingMode.BATCH
                ? submissions.firstOf(
                        arrival.partner(),
                        arrival.channel(),
                        staged.digest().sha256(),
                        now.minus(limits.duplicateWindow()))
                : Optional.<Submission>empty();
        return new Submission(
                new SubmissionId(ids.next()),
                arrival.partner(),
                arrival.channel(),
                arrival.mode(),
                arrival.fileName(),
                arrival.clientKey(),
                first.map(Submission::payload).orElse(staged.id()),
                staged.digest(),
                staged.sizeBytes(),
                now,
                first.isPresent() ? SubmissionState.DUPLICATE : cut ? SubmissionState.HELD : SubmissionState.RECEIVED,
                first.map(Submission::id));
    }

    /** Nothing was kept, and the bytes are dropped already. */
    private static GatewayFault lost(Change.Fence fence) {
        return new GatewayFault(
                FaultKind.CAPACITY,
                "lease-lost",
                fence.lease().role() + " is another node's now: nothing was received");
    }

    private LedgerEntry entry(
            Arrival arrival,
            StagedPayload staged,
            Submission submission,
            List<Change.Fence> guards,
            List<Change> along) {
        var entry = LedgerEntry.builder();
        guards.forEach(entry::add);
        along.forEach(entry::add);
        var first = submission.duplicateOf();
        if (first.isEmpty()) entry.add(new Change.StorePayload(staged));
        entry.add(new Change.Receive(submission));
        var at = submission.receivedAt();
        var actor = arrival.partner().value();
        var story = submission.sizeBytes() + " bytes over " + arrival.channel()
                + first.map(f -> ", the same bytes as submission " + f).orElse("")
                + (submission.state() == SubmissionState.HELD ? ", held: its last interchange has no end" : "");
        entry.add(new Change.Note(new TimelineEntry(submission.id(), at, "received", actor, story)));
        var id = submission.id().value();
        entry.add(
                new Change.Audit(new AuditEntry(at, actor, "submission.received", id, "ok", story, arrival.source())));
        if (submission.state() == SubmissionState.RECEIVED && submission.mode() == ProcessingMode.BATCH)
            entry.add(new Change.Enqueue(Work.of(Stage.DISPOSITION, id)));
        // An uploader sees no response: the receipt has to be a file that she finds.
        if (arrival.channel().isUpload())
            documents.deliver(ReceiptFile.document(submission, limits), at).forEach(entry::add);
        // Nobody judges it again, and yet whoever waits for the report of this upload has to find one.
        if (arrival.channel().isUpload() && first.isPresent())
            documents
                    .deliver(Document.report(submission, sameAgain(submission, first.get())), at)
                    .forEach(entry::add);
        return entry.build();
    }

    private static String sameAgain(Submission submission, SubmissionId first) {
        return "Nothing is done with " + submission.fileName() + ": the same bytes were received before.\n\n"
                + "This upload is submission " + submission.id() + "; the first one was submission " + first + ",\n"
                + "and its report, acknowledgments and answers stand for this one, too.\n"
                + "If it was meant to be new, change its content and send it under a new control number (ISA13).\n";
    }

    /**
     * Leaves the trace of a refusal: an audit entry and nothing else. For those who refuse an arrival before it is
     * read, too. An entry that cannot be written is no second fault: the sender has to hear of the first.
     */
    public void refuse(Arrival arrival, GatewayFault refusal) {
        Instant at = clock.instant();
        var entry = new AuditEntry(
                at, arrival.partner().value(), "submission.refused", "", "refused", refusal.code(), arrival.source());
        try {
            ledger.commitNow(LedgerEntry.of(new Change.Audit(entry)));
        } catch (GatewayFault fault) {
            LOG.warn("a refusal ({}) could not be audited: {}", refusal.code(), fault.code());
        }
    }
}
