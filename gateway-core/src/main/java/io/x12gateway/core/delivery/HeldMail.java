package io.x12gateway.core.delivery;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerListener;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.InterchangeHeader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Everything that waits for a decision: transaction sets that could not be handed on, and items of partners that are
 * paused. What the registry makes deliverable is released by {@link #retry}; the rest by an operator, who may also
 * reject it. Nothing is released twice, whoever asks: what is held is settled in the commit that delivers it.
 */
public final class HeldMail implements LedgerListener {
    private static final int PAGE = 500;
    private static final int ISA_LENGTH = 106;
    private static final String GATEWAY = "gateway";

    /** Agreements begin on a day, and other nodes change the registry too. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Submissions submissions;
    private final Partners partners;
    private final Mailboxes mailboxes;
    private final HeldDocuments held;
    private final PayloadStore payloads;
    private final GatewayIdentity us;
    private final Correlation correlation;
    private final Copyist copyist;
    private final Documents documents;
    private final Commits commits;
    private final Completion completion;
    private final Ulid ids;
    private final Clock clock;
    private volatile Instant due = Instant.MIN;

    HeldMail(
            Submissions submissions,
            Partners partners,
            Mailboxes mailboxes,
            HeldDocuments held,
            PayloadStore payloads,
            GatewayIdentity us,
            Correlation correlation,
            Copyist copyist,
            Documents documents,
            Commits commits,
            Completion completion,
            Ulid ids,
            Clock clock) {
        this.submissions = submissions;
        this.partners = partners;
        this.mailboxes = mailboxes;
        this.held = held;
        this.payloads = payloads;
        this.us = us;
        this.correlation = correlation;
        this.copyist = copyist;
        this.documents = documents;
        this.commits = commits;
        this.completion = completion;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void committed(LedgerEntry entry) {
        if (entry.changes().stream().anyMatch(Change.Register.class::isInstance)) due = Instant.MIN;
    }

    /** What is held, transaction sets first, each oldest first. */
    public List<HeldEntry> list(int limit) {
        var entries = new ArrayList<HeldEntry>();
        held.list(EnumSet.of(HeldDocument.State.HELD), "", limit).forEach(d -> entries.add(entry(d)));
        for (var partner : mailboxes.held().keySet())
            mailboxes.held(partner, "", limit).forEach(i -> entries.add(HeldEntry.of(i)));
        return entries.subList(0, Math.min(limit, entries.size()));
    }

    /**
     * @param to who is to have an answer that could not be matched; a remittance goes to those who may read for its
     *     payee and to nobody else
     * @throws GatewayFault kind SENDER: {@code no-such-item}, {@code not-held}, {@code no-recipient}
     */
    public HeldEntry release(String id, Optional<PartnerId> to, String actor) {
        var document = held.find(id);
        if (document.isEmpty()) {
            releaseItem(heldItem(id), actor);
            return HeldEntry.of(mailboxes.byId(id).orElseThrow(() -> unknown(id)));
        }
        var recipients = document.get().kind().equals("835")
                ? recipients(document.get())
                : answerTo(document.get(), to).stream().toList();
        if (recipients.isEmpty())
            throw refused(
                    "no-recipient",
                    "Nobody may receive " + id + " today; register who may"
                            + (document.get().kind().equals("835") ? " read for its payee." : ", or name who asked."));
        if (!release(List.of(document.get()), recipients, actor))
            throw refused("not-held", "What is held as " + id + " was settled already.");
        return entry(id);
    }

    /**
     * It will never be delivered.
     *
     * @throws GatewayFault kind SENDER: {@code no-such-item}, {@code not-held}
     */
    public HeldEntry reject(String id, String why, String actor) {
        var document = held.find(id);
        var now = clock.instant();
        var entry = LedgerEntry.builder();
        if (document.isPresent()) {
            entry.add(new Change.SettleHeld(id, HeldDocument.State.REJECTED, now, actor, why));
            tell(entry, document.get(), "held-rejected", actor, why, now);
        } else {
            var item = heldItem(id);
            entry.add(new Change.SetItemState(
                    id,
                    EnumSet.of(MailboxItem.State.HELD),
                    MailboxItem.State.EXPIRED,
                    now,
                    actor,
                    true,
                    Optional.empty()));
            tell(entry, item, "held-rejected", actor, why, now);
        }
        if (commits.commit(entry.build()) instanceof Outcome.Refused)
            throw refused("not-held", "What is held as " + id + " was settled already.");
        document.ifPresent(this::complete);
        return document.isPresent()
                ? entry(id)
                : HeldEntry.of(mailboxes.byId(id).orElseThrow(() -> unknown(id)));
    }

    /**
     * Releases what can be released now: items of partners that are not paused any more, remittances whose payee
     * somebody may read for, answers whose inquiry is known. Returns how many. Harmless to call often: after a look that
     * found nothing it looks again when the registry was changed here, or after a minute.
     */
    public int retry() {
        int released = resume();
        var now = clock.instant();
        if (now.isBefore(due)) return released;
        due = now.plus(LOOK_AGAIN);
        return released + retryDocuments();
    }

    private int resume() {
        int released = 0;
        for (var id : mailboxes.held().keySet()) {
            var partner = partners.find(id);
            if (partner.isEmpty()
                    || partner.get().status().holdsDeliveries()
                    || !partner.get().status().isRecipient()) continue;
            var page = mailboxes.held(id, "", PAGE);
            while (!page.isEmpty()) {
                for (var item : page) if (releaseItem(item, GATEWAY)) released++;
                page = mailboxes.held(id, page.getLast().id(), PAGE);
            }
        }
        return released;
    }

    private boolean releaseItem(MailboxItem item, String actor) {
        var now = clock.instant();
        var entry = LedgerEntry.builder();
        entry.add(new Change.SetItemState(
                item.id(),
                EnumSet.of(MailboxItem.State.HELD),
                MailboxItem.State.AVAILABLE,
                now,
                actor,
                false,
                Optional.of(ids.next())));
        tell(entry, item, "held-released", actor, "for " + item.partner(), now);
        return commits.commit(entry.build()) instanceof Outcome.Committed;
    }

    /** One group for each payee or answer of each interchange: what came together leaves together. */
    private record Group(String submission, long interchange, String subject, String usage, String answer) {
        static Group of(HeldDocument d) {
            return new Group(
                    d.submission().value(),
                    d.interchangeOffset(),
                    d.subject(),
                    d.usage(),
                    d.kind().equals("835") ? "" : d.id());
        }
    }

    private int retryDocuments() {
        var groups = new LinkedHashMap<Group, List<HeldDocument>>();
        var after = "";
        var page = held.list(EnumSet.of(HeldDocument.State.HELD), after, PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(HeldMail::mayBecomeDeliverable)
                    .forEach(d -> groups.computeIfAbsent(Group.of(d), g -> new ArrayList<>())
                            .add(d));
            page = held.list(EnumSet.of(HeldDocument.State.HELD), page.getLast().id(), PAGE);
        }
        int released = 0;
        for (var group : groups.values()) {
            var first = group.getFirst();
            var recipients = first.kind().equals("835")
                    ? recipients(first)
                    : answerTo(first, Optional.empty()).stream().toList();
            if (!recipients.isEmpty() && release(group, recipients, GATEWAY)) released += group.size();
        }
        return released;
    }

    /** A payment that came twice, or that its payer may not make, needs somebody to decide. */
    private static boolean mayBecomeDeliverable(HeldDocument document) {
        return switch (document.reason()) {
            case NO_RECIPIENT, UNMATCHED_ANSWER, AMBIGUOUS_ANSWER -> true;
            case PAYEE_NOT_AGREED, POSSIBLE_DUP_PAYMENT -> false;
        };
    }

    private List<TradingPartner> recipients(HeldDocument document) {
        return Distribution.recipients(
                partners.all(), document.sender(), document.payeeNpi(), document.usage(), today());
    }

    private Optional<TradingPartner> answerTo(HeldDocument document, Optional<PartnerId> to) {
        var type = type(document);
        if (to.isPresent()) return partners.find(to.get()).filter(p -> Correlation.mayHave(p, type, today()));
        var submission = submission(document);
        try (var bytes = PayloadReader.of(payloads, submission.payload())) {
            var header = header(document, bytes);
            return correlation
                    .find(
                            type,
                            bytes.read(document.transaction()),
                            header.delimiters(),
                            document.usage(),
                            submission.receivedAt())
                    .recipient();
        }
    }

    private boolean release(List<HeldDocument> group, List<TradingPartner> recipients, String actor) {
        var first = group.getFirst();
        var submission = submission(first);
        var now = clock.instant();
        var entry = LedgerEntry.builder();
        var names = recipients.stream().map(r -> r.id().value()).toList();
        for (var document : group) {
            entry.add(new Change.SettleHeld(
                    document.id(), HeldDocument.State.RELEASED, now, actor, "to " + String.join(", ", names)));
            tell(entry, document, "held-released", actor, "to " + String.join(", ", names), now);
        }
        boolean released;
        try (var bytes = PayloadReader.of(payloads, submission.payload());
                var bundle = payloads.bundle()) {
            var sets = sets(group, bytes);
            for (var recipient : recipients)
                copyist.copy(
                                type(first),
                                submission,
                                sets,
                                recipient,
                                more -> "%s/held/%s/%s%s".formatted(first.kind(), first.id(), recipient.id(), more),
                                bundle)
                        .forEach(copy -> documents.deliver(copy.document(), now).forEach(entry::add));
            bundle.finish();
            released = commits.commit(entry.build()) instanceof Outcome.Committed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        complete(first);
        return released;
    }

    private static Copyist.Sets sets(List<HeldDocument> group, PayloadReader bytes) {
        var header = header(group.getFirst(), bytes);
        var separator = header.delimiters().element();
        return new Copyist.Sets(
                header,
                bytes,
                group.stream()
                        .map(d -> Copyist.Sets.of(d.transaction(), bytes, separator))
                        .toList());
    }

    private void complete(HeldDocument document) {
        if (held.countHeld(document.submission()) == 0) completion.settleHeld(document.submission());
    }

    private static InterchangeHeader header(HeldDocument document, PayloadReader bytes) {
        var isa = bytes.read(new ByteSpan(document.interchangeOffset(), ISA_LENGTH));
        return X12.standard().validate(isa).interchanges().getFirst().header();
    }

    private static TransactionType type(HeldDocument document) {
        return switch (document.kind()) {
            case "835" -> TransactionType.REMITTANCE_ADVICE;
            case "271" -> TransactionType.ELIGIBILITY_RESPONSE;
            case "277" -> TransactionType.CLAIM_STATUS_RESPONSE;
            case "277CA" -> TransactionType.CLAIM_ACKNOWLEDGMENT;
            default -> throw new IllegalStateException(document.kind());
        };
    }

    private Submission submission(HeldDocument document) {
        return submissions
                .find(document.submission())
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.GATEWAY,
                        "submission-missing",
                        "The submission " + document.submission() + " is unknown."));
    }

    private MailboxItem heldItem(String id) {
        var item = mailboxes.byId(id).orElseThrow(() -> unknown(id));
        if (item.state() != MailboxItem.State.HELD)
            throw refused("not-held", "Item " + id + " is not held: it is " + item.state() + ".");
        return item;
    }

    private HeldEntry entry(String id) {
        return entry(held.find(id).orElseThrow(() -> unknown(id)));
    }

    private HeldEntry entry(HeldDocument document) {
        return HeldEntry.of(document, reference(document));
    }

    /** Kept nowhere but in the sealed file: an answer's trace number often is a patient's account number. */
    private String reference(HeldDocument document) {
        var submission = submissions.find(document.submission());
        if (submission.isEmpty()) return "";
        try (var bytes = PayloadReader.of(payloads, submission.get().payload())) {
            var delimiters = header(document, bytes).delimiters();
            return document.kind().equals("835")
                    ? SetHead.read(bytes, document.transaction(), delimiters)
                            .header()
                            .traceNumber()
                    : Correlation.reference(type(document), bytes.read(document.transaction()), delimiters);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), us.zone());
    }

    private static void tell(
            LedgerEntry.Builder entry, HeldDocument d, String event, String actor, String why, Instant at) {
        var detail = d.kind() + ": " + why;
        entry.add(new Change.Note(new TimelineEntry(d.submission(), at, event, actor, detail)));
        entry.add(new Change.Audit(new AuditEntry(at, actor, "delivery." + event, d.id(), "ok", detail, "")));
    }

    private static void tell(
            LedgerEntry.Builder entry, MailboxItem i, String event, String actor, String why, Instant at) {
        var detail = i.kind() + " " + i.fileName() + ": " + why;
        entry.add(new Change.Note(new TimelineEntry(i.source(), at, event, actor, detail)));
        entry.add(new Change.Audit(new AuditEntry(at, actor, "delivery." + event, i.id(), "ok", detail, "")));
    }

    private static GatewayFault unknown(String id) {
        return refused("no-such-item", "Nothing is held as " + id + "; list what is held first.");
    }

    private static GatewayFault refused(String code, String message) {
        return new GatewayFault(FaultKind.SENDER, code, message);
    }
}
