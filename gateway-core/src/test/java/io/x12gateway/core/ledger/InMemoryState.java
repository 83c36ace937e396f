package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.inquiry.AskedTrace;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerVersion;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payment.Remittance;
import io.x12gateway.core.payment.TransferList;
import io.x12gateway.core.remote.RemoteDelivery;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that is true after a number of entries. A commit works on a copy, so a refused entry leaves no trace. */
final class InMemoryState {
    final Map<PayloadId, byte[]> payloads;
    final Map<SubmissionId, Submission> submissions;
    final List<TimelineEntry> timeline;
    final Map<String, SubmissionId> interchanges;
    final Map<String, Inquiry> inquiries;
    final Map<String, MailboxItem> items;
    final Map<String, HeldDocument> held;
    final Map<String, HeldDocuments.PaymentPlace> payments;
    final Map<String, Remittance> remittances;
    final List<TransferList> transferLists;
    final Map<String, AskedTrace> traces;
    final Map<String, Portion> portions;
    final Map<String, Work> work;
    final Set<String> done;
    final Map<PartnerId, List<PartnerVersion>> partners;
    final Map<String, RemoteItem> remoteItems;
    final Map<String, RemoteDelivery> remoteDeliveries;
    final InMemoryWebhookState webhooks;
    final InMemoryLeases leases;
    final List<AuditEntry> audit;
    final Set<String> announced;
    final Set<String> givenUp;
    final Map<String, Integer> counters;
    final Map<String, ControlNumbers.Allocated> allocated;

    InMemoryState() {
        payloads = new ConcurrentHashMap<>();
        submissions = new TreeMap<>();
        timeline = new ArrayList<>();
        interchanges = new TreeMap<>();
        inquiries = new TreeMap<>();
        items = new TreeMap<>();
        held = new TreeMap<>();
        payments = new TreeMap<>();
        remittances = new LinkedHashMap<>();
        transferLists = new ArrayList<>();
        traces = new TreeMap<>();
        portions = new TreeMap<>();
        work = new TreeMap<>();
        done = new HashSet<>();
        partners = new ConcurrentHashMap<>();
        remoteItems = new TreeMap<>();
        remoteDeliveries = new TreeMap<>();
        webhooks = new InMemoryWebhookState();
        leases = new InMemoryLeases();
        audit = new ArrayList<>();
        announced = ConcurrentHashMap.newKeySet();
        givenUp = ConcurrentHashMap.newKeySet();
        counters = new ConcurrentHashMap<>();
        allocated = new ConcurrentHashMap<>();
    }

    /** A copy; announcements and control numbers are not the ledger's and are shared. */
    InMemoryState(InMemoryState other) {
        payloads = new ConcurrentHashMap<>(other.payloads);
        submissions = new TreeMap<>(other.submissions);
        timeline = new ArrayList<>(other.timeline);
        interchanges = new TreeMap<>(other.interchanges);
        inquiries = new TreeMap<>(other.inquiries);
        items = new TreeMap<>(other.items);
        held = new TreeMap<>(other.held);
        payments = new TreeMap<>(other.payments);
        remittances = new LinkedHashMap<>(other.remittances);
        transferLists = new ArrayList<>(other.transferLists);
        traces = new TreeMap<>(other.traces);
        portions = new TreeMap<>(other.portions);
        work = new TreeMap<>(other.work);
        done = new HashSet<>(other.done);
        partners = new ConcurrentHashMap<>(other.partners);
        remoteItems = new TreeMap<>(other.remoteItems);
        remoteDeliveries = new TreeMap<>(other.remoteDeliveries);
        webhooks = new InMemoryWebhookState(other.webhooks);
        leases = other.leases;
        audit = new ArrayList<>(other.audit);
        announced = other.announced;
        givenUp = other.givenUp;
        counters = other.counters;
        allocated = other.allocated;
    }

    /** False if the change is a guard and refuses. */
    boolean apply(Change change) {
        return switch (change) {
            case Change.StorePayload c -> {
                add(payloads, c.payload().id(), c.payload().inline().orElseThrow());
                yield true;
            }
            case Change.Receive c -> receive(c.submission());
            case Change.Move c -> move(c);
            case Change.Note c -> timeline.add(c.entry());
            case Change.ClaimInterchange c -> interchanges.putIfAbsent(c.key(), c.submission()) == null;
            case Change.OpenInquiry c -> {
                add(inquiries, c.inquiry().id(), c.inquiry());
                yield true;
            }
            case Change.CloseInquiry c -> close(c);
            case Change.Deliver c -> {
                deliver(c.item());
                yield true;
            }
            case Change.NoteFetch c -> {
                items.computeIfPresent(c.itemId(), (id, item) -> InMemoryItems.fetched(item, c.at()));
                yield true;
            }
            case Change.SetItemState c -> InMemoryItems.apply(items, c);
            case Change.LeaseItem c -> InMemoryItems.apply(items, c);
            case Change.EndLease c -> InMemoryItems.apply(items, c);
            case Change.NoteNotice c -> InMemoryItems.apply(items, c);
            case Change.ExpireItem c -> InMemoryItems.apply(items, c);
            case Change.Hold c -> {
                hold(c.document());
                yield true;
            }
            case Change.SettleHeld c -> settle(c);
            case Change.ClaimPayment c ->
                payments.putIfAbsent(c.key(), new HeldDocuments.PaymentPlace(c.submission(), c.offset())) == null;
            case Change.NoteRemittance c -> {
                var r = c.remittance();
                remittances.putIfAbsent(r.submission() + "@" + r.transaction().offset(), r);
                yield true;
            }
            case Change.ImportTransfers c ->
                transferLists.stream().noneMatch(l -> l.digest().equals(c.list().digest()))
                        && transferLists.add(c.list());
            case Change.NoteTrace c -> {
                var t = c.trace();
                var key = List.of(
                        t.number(),
                        t.type().name(),
                        t.assigner(),
                        t.usage(),
                        t.partner().value());
                traces.putIfAbsent(key.toString(), t);
                yield true;
            }
            case Change.AddPortion c -> portions.putIfAbsent(c.portion().id(), c.portion()) == null;
            case Change.AnswerPortion c -> {
                var p = portions.get(c.portionId());
                if (p == null || p.isAnswered()) yield false;
                portions.put(p.id(), p.answered(c.answer()));
                yield true;
            }
            case Change.TellPortion c -> tell(c);
            case Change.NumberDocument c -> {
                new InMemoryControlNumbers(() -> this).forDocument(c.documentKey(), c.partner(), c.usage());
                yield true;
            }
            case Change.Enqueue c -> {
                work.putIfAbsent(c.work().id(), c.work());
                yield true;
            }
            case Change.Finish c -> work.containsKey(c.workId()) && done.add(c.workId());
            case Change.Register c -> {
                var known = partners.getOrDefault(c.version().partner().id(), List.of());
                if (c.version().version() != known.size() + 1) yield false;
                var versions = new ArrayList<>(known);
                versions.add(c.version());
                partners.put(c.version().partner().id(), List.copyOf(versions));
                yield true;
            }
            case Change.Fence c -> leases.runs(c.lease());
            case Change.AddRemoteItem c -> add(c.item());
            case Change.TurnRemoteItem c -> turn(c);
            case Change.AddRemoteDelivery c ->
                remoteDeliveries.putIfAbsent(c.delivery().itemId(), c.delivery()) == null;
            case Change.TurnRemoteDelivery c -> turn(c);
            case Change.Tell c -> {
                if (isThere(c.event().proof())) webhooks.tell(c);
                yield true;
            }
            case Change.TurnWebhook c -> webhooks.turn(c);
            case Change.TurnWebhookTarget c -> webhooks.turn(c);
            case Change.MoveWebhooks c -> {
                webhooks.move(c);
                yield true;
            }
            case Change.Audit c -> audit.add(c.entry());
        };
    }

    private boolean tell(Change.TellPortion c) {
        var p = portions.get(c.portionId());
        if (p == null || !p.isNews()) return false;
        portions.put(
                p.id(),
                new Portion(
                        p.id(),
                        p.submission(),
                        p.interchange(),
                        p.transaction(),
                        p.first(),
                        p.claims(),
                        p.state(),
                        p.answer(),
                        p.told() + 1));
        return true;
    }

    private boolean isThere(String proof) {
        return proof.isEmpty()
                || items.containsKey(proof)
                || held.containsKey(proof)
                || submissions.keySet().stream().anyMatch(id -> id.value().equals(proof));
    }

    private boolean receive(Submission s) {
        if (s.clientKey().isPresent()
                && submissions.values().stream()
                        .anyMatch(o ->
                                o.partner().equals(s.partner()) && o.clientKey().equals(s.clientKey()))) return false;
        add(submissions, s.id(), s);
        return true;
    }

    private boolean move(Change.Move c) {
        var s = submissions.get(c.submission());
        if (s == null || !c.from().contains(s.state())) return false;
        submissions.put(s.id(), in(s, c.to()));
        return true;
    }

    private static Submission in(Submission s, SubmissionState state) {
        return new Submission(
                s.id(),
                s.partner(),
                s.channel(),
                s.mode(),
                s.fileName(),
                s.clientKey(),
                s.payload(),
                s.digest(),
                s.sizeBytes(),
                s.receivedAt(),
                state,
                s.duplicateOf());
    }

    private boolean close(Change.CloseInquiry c) {
        var i = inquiries.get(c.inquiryId());
        if (i == null || i.state() != InquiryState.OPEN) return false;
        inquiries.put(
                i.id(),
                new Inquiry(
                        i.id(),
                        i.submission(),
                        i.assembly(),
                        i.sequence(),
                        i.type(),
                        i.backEnd(),
                        i.interchange(),
                        i.transaction(),
                        i.patient(),
                        i.openedAt(),
                        c.state(),
                        i.contract(),
                        c.answer(),
                        c.reason()));
        return true;
    }

    private boolean add(RemoteItem item) {
        if (remoteItems.values().stream()
                .anyMatch(i -> i.state().isOpen()
                        && i.partner().equals(item.partner())
                        && i.source().equals(item.source())
                        && i.fileName().equals(item.fileName()))) return false;
        add(remoteItems, item.id(), item);
        return true;
    }

    private boolean turn(Change.TurnRemoteItem c) {
        var known = remoteItems.get(c.item().id());
        if (known == null || known.state() != c.from()) return false;
        remoteItems.put(c.item().id(), c.item());
        return true;
    }

    private boolean turn(Change.TurnRemoteDelivery c) {
        var known = remoteDeliveries.get(c.delivery().itemId());
        if (known == null || known.state() != c.from()) return false;
        remoteDeliveries.put(c.delivery().itemId(), c.delivery());
        return true;
    }

    private void deliver(MailboxItem item) {
        var known = items.values().stream().anyMatch(i -> i.documentKey().equals(item.documentKey()));
        if (!known) add(items, item.id(), item);
    }

    private void hold(HeldDocument document) {
        var known = held.values().stream()
                .anyMatch(d -> d.submission().equals(document.submission())
                        && d.transaction().offset() == document.transaction().offset());
        if (!known) add(held, document.id(), document);
    }

    private boolean settle(Change.SettleHeld c) {
        var d = held.get(c.id());
        if (d == null || d.state() != HeldDocument.State.HELD) return false;
        held.put(
                d.id(),
                new HeldDocument(
                        d.id(),
                        d.submission(),
                        d.sender(),
                        d.reason(),
                        d.kind(),
                        d.usage(),
                        d.interchangeOffset(),
                        d.transaction(),
                        d.subject(),
                        d.heldAt(),
                        c.state(),
                        c.by(),
                        c.note()));
        return true;
    }

    Optional<Work> waiting(String workId) {
        return Optional.ofNullable(work.get(workId)).filter(w -> !done.contains(w.id()));
    }

    private static <K, V> void add(Map<K, V> map, K key, V value) {
        if (map.putIfAbsent(key, value) != null) throw new IllegalStateException(key + " exists");
    }
}
