package io.x12gateway.core.lineage;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.lineage.ClaimIndex.Scan;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Notes where the claims of a stored file stand, apart from whatever was promised to anybody: nobody waits for it. It
 * writes in pieces and goes on behind the last one that was committed, whoever wrote that.
 */
public final class LineageStage implements StageWorker {
    private static final Set<String> KINDS = Set.of("277", "277CA", "835");

    /** Few enough that others get their turn in the database between two pieces. */
    static final int CHUNK = 500;

    private final Submissions submissions;
    private final Mailboxes mailboxes;
    private final PayloadStore payloads;
    private final Outbox outbox;
    private final Ledger ledger;
    private final ClaimIndex index;
    private final ClaimKeys keys;
    private final Clock clock;

    public LineageStage(
            Submissions submissions,
            Mailboxes mailboxes,
            PayloadStore payloads,
            Outbox outbox,
            Ledger ledger,
            ClaimIndex index,
            ClaimKeys keys,
            Clock clock) {
        this.submissions = submissions;
        this.mailboxes = mailboxes;
        this.payloads = payloads;
        this.outbox = outbox;
        this.ledger = ledger;
        this.index = index;
        this.keys = keys;
        this.clock = clock;
    }

    /** The work that a document of this kind makes when it leaves; none for what speaks of no claim. */
    public static Optional<Change> workOn(MailboxItem item) {
        return KINDS.contains(item.kind()) ? Optional.of(enqueue(item.id())) : Optional.empty();
    }

    /** The work that a submission makes once it is judged, accepted or not. */
    public static Optional<Change> workOn(SubmissionId submission, ValidationReport judged) {
        return ClaimScan.concerns(judged) ? Optional.of(enqueue(submission.value())) : Optional.empty();
    }

    static Change enqueue(String document) {
        return new Change.Enqueue(Work.of(Stage.LINEAGE, document));
    }

    @Override
    public Stage stage() {
        return Stage.LINEAGE;
    }

    @Override
    public void work(Work work) {
        if (outbox.isDone(work.id())) return;
        var submission = submissions.find(new SubmissionId(work.subject()));
        if (submission.isPresent()) scan(submission.get());
        else
            scan(mailboxes
                    .byId(work.subject())
                    .orElseThrow(() -> fault(
                            FaultKind.GATEWAY,
                            "lineage-missing",
                            "There is neither a submission nor a mailbox item " + work.subject() + ".")));
        ledger.commitNow(LedgerEntry.of(new Change.Finish(work.id(), clock.instant())));
    }

    private void scan(Submission s) {
        scan(new Scan(s.id().value(), s.id(), s.partner(), true, 0, false), s.payload());
    }

    /** What was answered on the line brings its question with it, which has no work of its own: that would cost time. */
    private void scan(MailboxItem item) {
        submissions
                .find(item.source())
                .filter(s -> s.mode() == ProcessingMode.REAL_TIME)
                .ifPresent(this::scan);
        scan(new Scan(item.id(), item.source(), item.partner(), false, 0, false), item.payload());
    }

    private void scan(Scan file, PayloadId payload) {
        var scan = index.begin(file);
        if (scan.ended()) return;
        var pieces = new Pieces(index, scan);
        try (var in = payloads.open(payload)) {
            ClaimScan.of(in, scan.document(), keys, pieces);
        } catch (IOException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY, "lineage-unread", "The file of " + scan.document() + " cannot be read.", e);
        }
        pieces.end();
    }

    /** Collects events until there is a piece of them; those that were committed before are passed over. */
    private static final class Pieces implements java.util.function.Consumer<ClaimEvent> {
        private final ClaimIndex index;
        private final String document;
        private final List<ClaimEvent> waiting = new java.util.ArrayList<>(CHUNK);
        private long passOver;
        private long committed;

        Pieces(ClaimIndex index, Scan scan) {
            this.index = index;
            this.document = scan.document();
            this.passOver = scan.events();
            this.committed = scan.events();
        }

        @Override
        public void accept(ClaimEvent event) {
            if (passOver > 0) {
                passOver--;
                return;
            }
            waiting.add(event);
            if (waiting.size() == CHUNK) commit(false);
        }

        void end() {
            commit(true);
        }

        private void commit(boolean last) {
            if (!index.add(document, committed, List.copyOf(waiting), last))
                throw fault(
                        FaultKind.CAPACITY,
                        "lineage-contended",
                        "Somebody else goes through " + document + " at this moment.");
            committed += waiting.size();
            waiting.clear();
        }
    }

    private static GatewayFault fault(FaultKind kind, String code, String message) {
        return new GatewayFault(kind, code, message);
    }
}
