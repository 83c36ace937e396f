package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.handover.Portion;
import io.x12gateway.core.inquiry.AskedTrace;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.lease.Lease;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerVersion;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.payment.Remittance;
import io.x12gateway.core.payment.TransferList;
import io.x12gateway.core.remote.RemoteDelivery;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.webhook.TargetStanding;
import io.x12gateway.core.webhook.WebhookDelivery;
import io.x12gateway.core.webhook.WebhookEvent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One durable change. A {@link LedgerEntry} is a list of them that becomes true as a whole or not at all; those marked
 * "guard" can refuse it, which is an outcome and no fault.
 */
public sealed interface Change {

    /** Makes a staged payload known. */
    record StorePayload(StagedPayload payload) implements Change {}

    /** Guard: the client key, if any, is new for this partner. */
    record Receive(Submission submission) implements Change {}

    /** Guard: the submission is in one of {@code from}. */
    record Move(SubmissionId submission, Set<SubmissionState> from, SubmissionState to) implements Change {}

    record Note(TimelineEntry entry) implements Change {}

    /**
     * Guard: this interchange was not processed before. {@code key} is ISA05-08, ISA13 and ISA15 joined by {@code |}.
     */
    record ClaimInterchange(String key, SubmissionId submission, Instant at) implements Change {}

    record OpenInquiry(Inquiry inquiry) implements Change {}

    /** Guard: the inquiry is open. */
    record CloseInquiry(String inquiryId, InquiryState state, Optional<PayloadId> answer, String reason)
            implements Change {}

    /** A second delivery of the same document key changes nothing and refuses nothing. */
    record Deliver(MailboxItem item) implements Change {}

    record NoteFetch(String itemId, Instant at) implements Change {}

    /**
     * Ends any lease. Guard: the item is in one of {@code from}.
     *
     * @param by who
     * @param unread whether it is acknowledged before it was read to its end
     * @param position its new place in lists; empty to keep the one it has
     */
    record SetItemState(
            String itemId,
            Set<MailboxItem.State> from,
            MailboxItem.State state,
            Instant at,
            String by,
            boolean unread,
            Optional<String> position)
            implements Change {}

    /** Guard: the item waits, and no other lease of it runs at that time. */
    record LeaseItem(String itemId, MailboxItem.Lease lease, Instant at) implements Change {}

    /** Guard: this owner's lease of the item is its newest. */
    record EndLease(String itemId, String owner) implements Change {}

    /** The partner is told that the item will expire. Guard: it waits, and its partner was not told before. */
    record NoteNotice(String itemId, Instant at) implements Change {}

    /**
     * Guard: it was acknowledged before {@code settledBefore}, or its partner was told before {@code noticedBefore}
     * that it will expire; nobody has fetched it since {@code fetchedBefore}, and no lease of it runs.
     */
    record ExpireItem(String itemId, Instant settledBefore, Instant noticedBefore, Instant fetchedBefore, Instant at)
            implements Change {}

    /** Keeps a transaction set aside. Holding the same one again changes nothing and refuses nothing. */
    record Hold(HeldDocument document) implements Change {}

    /** Guard: it is held. */
    record SettleHeld(String id, HeldDocument.State state, Instant at, String by, String note) implements Change {}

    /**
     * Guard: no other transaction set told of this payment. {@code key} is usage, TRN02, TRN03, BPR16, BPR02 and payee
     * joined by {@code |}.
     *
     * @param offset of the transaction set in the submission's payload
     */
    record ClaimPayment(String key, SubmissionId submission, long offset) implements Change {}

    /** An 835 was taken in. Saying so of the same place again changes nothing and refuses nothing. */
    record NoteRemittance(Remittance remittance) implements Change {}

    /** Guard: no list of these bytes was imported before. What it says of a payer and a day counts from then on. */
    record ImportTransfers(TransferList list) implements Change {}

    /** The partner asked with this trace number. Saying so again changes nothing and refuses nothing. */
    record NoteTrace(AskedTrace trace) implements Change {}

    /** Guard: this portion is not known yet. */
    record AddPortion(Portion portion) implements Change {}

    /** Guard: the portion is awaited. */
    record AnswerPortion(String portionId, PayloadId answer) implements Change {}

    /** The submitter is told the answer. Guard: there is one that she was not told before. */
    record TellPortion(String portionId) implements Change {}

    /** Gives a document its {@link ControlNumbers} ahead of time. Fails if it has some already. */
    record NumberDocument(String documentKey, PartnerId partner, String usage) implements Change {}

    /** Work to be announced. Work of an id that is known already, done or not, changes nothing and refuses nothing. */
    record Enqueue(Work work) implements Change {}

    /** Guard: this work was enqueued, and not done before. */
    record Finish(String workId, Instant at) implements Change {}

    /**
     * Guard: this is the next version of the partner. Adds it to the history and lets it count. Fails if another partner
     * has one of its identities or credentials.
     */
    record Register(PartnerVersion version) implements Change {}

    /** Guard: the lease still runs, and nobody has taken it over. */
    record Fence(Lease lease) implements Change {}

    /** Guard: no other item of this place and name is open. */
    record AddRemoteItem(RemoteItem item) implements Change {}

    /** Guard: the item is in state {@code from}. */
    record TurnRemoteItem(RemoteItem item, RemoteItem.State from) implements Change {}

    /** Guard: no delivery of this mailbox item was begun before. */
    record AddRemoteDelivery(RemoteDelivery delivery) implements Change {}

    /** Guard: the delivery is in state {@code from}. */
    record TurnRemoteDelivery(RemoteDelivery delivery, RemoteDelivery.State from) implements Change {}

    /**
     * Its partner is to be told of the event at each target, or not if that is stopped. An event of a key that is known
     * already, or whose proof is not there, changes nothing and refuses nothing.
     */
    record Tell(WebhookEvent event, List<String> targets) implements Change {
        public Tell {
            targets = List.copyOf(targets);
        }
    }

    /** Guard: the delivery is in state {@code from} and has had so many attempts. */
    record TurnWebhook(WebhookDelivery delivery, WebhookDelivery.State from, int attempts) implements Change {}

    /** Guard: the target is in state {@code from}. */
    record TurnWebhookTarget(TargetStanding standing, TargetStanding.State from) implements Change {}

    /**
     * Every delivery to a target that is in state {@code from} and was queued before that time. Back to PENDING means as
     * if for the first time.
     */
    record MoveWebhooks(
            PartnerId partner,
            String target,
            WebhookDelivery.State from,
            WebhookDelivery.State to,
            Instant queuedBefore,
            String detail,
            Instant at)
            implements Change {}

    /** Extends the audit chain. */
    record Audit(AuditEntry entry) implements Change {}
}
