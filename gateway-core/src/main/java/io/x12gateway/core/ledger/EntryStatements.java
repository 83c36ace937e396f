package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.ChainHead;
import io.x12gateway.core.inquiry.AskedTrace;
import io.x12gateway.core.partner.PartnerJson;
import io.x12gateway.core.partner.PartnerKey;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.SubmissionId;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Every change as SQL that H2 and PostgreSQL both understand. A group of entries runs statement by statement, each as
 * one batch. The order of statements makes rows before it changes them; within a statement the order of entries holds.
 */
final class EntryStatements implements AutoCloseable {
    private static final int STATES = 9;
    private static final int ITEM_STATES = 5;

    private final List<Step> all = new ArrayList<>();
    /** Within one batch H2 does not see its own earlier rows when it looks whether a row is there. */
    private final Set<List<String>> tracesBound = new HashSet<>();

    private final Connection connection;
    private final Step payload;
    private final Step submission;
    private final Step submissionWithKey;
    private final Step inquiry;
    private final Step claim;
    private final Step item;
    private final Step work;
    private final Step finish;
    private final Step move;
    private final Step close;
    private final Step itemState;
    private final Step fetch;
    private final Step hold;
    private final Step settle;
    private final Step payment;
    private final Step trace;
    private final Step portion;
    private final Step answerPortion;
    private final Step tellPortion;
    private final Step lease;
    private final Step endLease;
    private final Step notice;
    private final Step expire;
    private final Step note;
    private final Step dropKeys;
    private final Step dropPartner;
    private final Step partnerVersion;
    private final Step partner;
    private final Step partnerKey;
    private final Step fence;
    private final Step remoteItem;
    private final Step turnRemoteItem;
    private final Step remoteDelivery;
    private final Step turnRemoteDelivery;
    private final WebhookStatements webhooks;
    private final PaymentStatements payments;
    private final Step audit;
    private final NumberSteps numbers;

    EntryStatements(Connection connection) throws SQLException {
        this.connection = connection;
        numbers = new NumberSteps(connection);
        payload = step("INSERT INTO payload (id, sha256, size_bytes, ciphertext, bundle_id, bundle_offset)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
        submission = step("INSERT INTO submission (id, partner_id, channel, mode, file_name, client_key, payload_id,"
                + " sha256, size_bytes, received_at, state, duplicate_of) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        submissionWithKey = step("INSERT INTO submission (id, partner_id, channel, mode, file_name, client_key,"
                + " payload_id, sha256, size_bytes, received_at, state, duplicate_of) SELECT " + texts(8)
                + ", CAST(? AS BIGINT), CAST(? AS TIMESTAMP(6) WITH TIME ZONE), " + texts(2)
                + " WHERE NOT EXISTS (SELECT 1 FROM submission WHERE partner_id = ? AND client_key = ?)");
        inquiry = step(
                "INSERT INTO inquiry (id, submission_id, partner_id, assembly_id, sequence_no, transaction_type,"
                        + " back_end, interchange_offset, interchange_length, transaction_offset, transaction_length,"
                        + " opened_at, state, answer_payload_id, reason)"
                        + " VALUES (?, ?, (SELECT partner_id FROM submission WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        claim = step("INSERT INTO interchange_claim (interchange_key, submission_id, partner_id, claimed_at) SELECT "
                + texts(2) + ", (SELECT partner_id FROM submission WHERE id = ?),"
                + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE)"
                + " WHERE NOT EXISTS (SELECT 1 FROM interchange_claim WHERE interchange_key = ?)");
        item = step("INSERT INTO mailbox_item (id, partner_id, document_key, kind, file_name, payload_id, sha256,"
                + " submission_id, state, usage_code, position_id, state_by, size_bytes, delivered_at, state_at,"
                + " fetches) SELECT " + texts(12)
                + ", CAST(? AS BIGINT), CAST(? AS TIMESTAMP(6) WITH TIME ZONE),"
                + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS INTEGER)"
                + " WHERE NOT EXISTS (SELECT 1 FROM mailbox_item WHERE document_key = ?)");
        hold = step("INSERT INTO held_document (id, submission_id, sender_id, reason, kind, usage_code, subject,"
                + " reference, state, interchange_offset, transaction_offset, transaction_length, held_at) SELECT "
                + texts(9) + ", CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT),"
                + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE) WHERE NOT EXISTS"
                + " (SELECT 1 FROM held_document WHERE submission_id = ? AND transaction_offset = ?)");
        settle = step("UPDATE held_document SET state = ?, settled_at = ?, settled_by = ?, note = ?"
                + " WHERE id = ? AND state = 'HELD'");
        payment = step("INSERT INTO payment_claim (payment_key, submission_id, transaction_offset) SELECT " + texts(2)
                + ", CAST(? AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM payment_claim WHERE payment_key = ?)");
        trace = step("INSERT INTO trace (transaction_type, trace_number, assigner, usage_code, partner_id,"
                + " submission_id, asked_at) SELECT " + texts(6) + ", CAST(? AS TIMESTAMP(6) WITH TIME ZONE)"
                + " WHERE NOT EXISTS (SELECT 1 FROM trace WHERE trace_number = ? AND transaction_type = ?"
                + " AND assigner = ? AND usage_code = ? AND partner_id = ?)");
        portion = step("INSERT INTO claim_portion (id, submission_id, partner_id, interchange_no, transaction_offset,"
                + " first_claim, claims, state, answer_payload_id, told) SELECT " + texts(2)
                + ", (SELECT partner_id FROM submission WHERE id = ?), CAST(? AS INTEGER), CAST(? AS BIGINT),"
                + " CAST(? AS INTEGER), CAST(? AS INTEGER), " + texts(2) + ", CAST(? AS INTEGER)"
                + " WHERE NOT EXISTS (SELECT 1 FROM claim_portion WHERE id = ?)");
        answerPortion = step("UPDATE claim_portion SET state = 'ANSWERED_LATE', answer_payload_id = ?"
                + " WHERE id = ? AND state = 'AWAITED'");
        tellPortion = step("UPDATE claim_portion SET told = told + 1 WHERE id = ?"
                + " AND (state = 'ANSWERED' AND told = 0 OR state = 'ANSWERED_LATE' AND told = 1)");
        work = step("INSERT INTO work (id, stage, subject_id, state) SELECT " + texts(3)
                + ", 'WAITING' WHERE NOT EXISTS (SELECT 1 FROM work WHERE id = ?)");
        finish = step("UPDATE work SET state = 'DONE', done_at = ? WHERE id = ? AND state <> 'DONE'");
        move = step("UPDATE submission SET state = ? WHERE id = ? AND state IN (?" + ", ?".repeat(STATES - 1) + ")");
        close = step("UPDATE inquiry SET state = ?, answer_payload_id = ?, reason = ? WHERE id = ? AND state = 'OPEN'");
        itemState = step("UPDATE mailbox_item SET state = ?, state_at = ?, state_by = ?, unread = (? = 1),"
                + " position_id = COALESCE(CAST(? AS VARCHAR), position_id), lease_owner = NULL, lease_until = NULL,"
                + " noticed_at = NULL WHERE id = ? AND state IN (?" + ", ?".repeat(ITEM_STATES - 1) + ")");
        lease = step("UPDATE mailbox_item SET lease_owner = ?, lease_until = ? WHERE id = ?"
                + " AND state IN ('AVAILABLE', 'FETCHED') AND (lease_until IS NULL OR lease_until <= ?)");
        endLease = step(
                "UPDATE mailbox_item SET lease_owner = NULL, lease_until = NULL" + " WHERE id = ? AND lease_owner = ?");
        notice = step("UPDATE mailbox_item SET noticed_at = ? WHERE id = ? AND state IN ('AVAILABLE', 'FETCHED')"
                + " AND noticed_at IS NULL");
        expire = step("UPDATE mailbox_item SET state = 'EXPIRED', state_at = ?, state_by = 'gateway' WHERE id = ?"
                + " AND (state = 'ACKNOWLEDGED' AND state_at < ?"
                + " OR state IN ('AVAILABLE', 'FETCHED') AND noticed_at < ?)"
                + " AND (fetched_at IS NULL OR fetched_at < ?) AND (lease_until IS NULL OR lease_until <= ?)");
        fetch = step("UPDATE mailbox_item SET fetches = fetches + 1, fetched_at = ?,"
                + " state_at = CASE state WHEN 'AVAILABLE' THEN ? ELSE state_at END,"
                + " state = CASE state WHEN 'AVAILABLE' THEN 'FETCHED' ELSE state END WHERE id = ?");
        note = step("INSERT INTO timeline (submission_id, partner_id, happened_at, event, actor, detail)"
                + " VALUES (?, (SELECT partner_id FROM submission WHERE id = ?), ?, ?, ?, ?)");
        partnerVersion =
                step("INSERT INTO partner_version (partner_id, version, document, registered_at, actor, reason)"
                        + " SELECT " + texts(1) + ", CAST(? AS INTEGER), CAST(? AS VARCHAR),"
                        + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE), " + texts(2)
                        + " WHERE (SELECT COALESCE(MAX(version), 0) FROM partner_version WHERE partner_id = ?)"
                        + " = CAST(? AS INTEGER)");
        dropKeys = step("DELETE FROM partner_key WHERE partner_id = ?");
        dropPartner = step("DELETE FROM partner WHERE id = ?");
        partner = step("INSERT INTO partner (id, document) VALUES (?, ?)");
        partnerKey = step("INSERT INTO partner_key (kind, key_value, partner_id) VALUES (?, ?, ?)");
        fence = step("UPDATE lease SET owner = owner WHERE role = ? AND owner = ? AND fencing_token = ?"
                + " AND expires_at > CURRENT_TIMESTAMP");
        remoteItem = step("INSERT INTO remote_item (id, partner_id, source, file_name, open_key, size_bytes,"
                + " modified_at, first_seen, unchanged_since, state, submission_id, attempts, next_attempt, detail)"
                + " SELECT " + texts(5) + ", CAST(? AS BIGINT), " + times(3) + ", " + texts(2)
                + ", CAST(? AS INTEGER), " + times(1) + ", " + texts(1)
                + " WHERE NOT EXISTS (SELECT 1 FROM remote_item WHERE open_key = ?)");
        turnRemoteItem = step("UPDATE remote_item SET open_key = ?, size_bytes = ?, modified_at = ?,"
                + " unchanged_since = ?, state = ?, submission_id = ?, attempts = ?, next_attempt = ?, detail = ?"
                + " WHERE id = ? AND state = ?");
        remoteDelivery = step("INSERT INTO remote_delivery (item_id, partner_id, target, kind, file_name, size_bytes,"
                + " state, attempts, next_attempt, detail, changed_at) SELECT " + texts(5) + ", CAST(? AS BIGINT), "
                + texts(1) + ", CAST(? AS INTEGER), " + times(1) + ", " + texts(1) + ", " + times(1)
                + " WHERE NOT EXISTS (SELECT 1 FROM remote_delivery WHERE item_id = ?)");
        turnRemoteDelivery = step("UPDATE remote_delivery SET target = ?, state = ?, attempts = ?, next_attempt = ?,"
                + " detail = ?, changed_at = ? WHERE item_id = ? AND state = ?");
        webhooks = new WebhookStatements(this::step);
        payments = new PaymentStatements(this::step);
        audit = step("INSERT INTO audit (lane, seq, happened_at, actor, action, object_id, outcome, reason, source,"
                + " previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    }

    /**
     * Runs all entries in the open transaction. If any guard refused, what was done is wrong for all and has to be
     * rolled back.
     *
     * @return the chain's head with the entries' audit rows on it
     */
    ChainHead apply(List<LedgerEntry> entries, ChainHead head, Refusals refusals) throws SQLException {
        for (var step : all) step.clear();
        numbers.clear();
        tracesBound.clear();
        webhooks.clear();
        for (int e = 0; e < entries.size(); e++) {
            var changes = entries.get(e).changes();
            for (int c = 0; c < changes.size(); c++) head = add(e, c, changes.get(c), head);
        }
        run(refusals);
        return head;
    }

    private void run(Refusals refusals) throws SQLException {
        fence.runGuards(refusals); // first: the row stays locked until the commit, so nobody takes over in between
        payload.run();
        submission.run();
        submissionWithKey.runGuards(refusals);
        numbers.run();
        inquiry.run();
        claim.runGuards(refusals);
        item.run();
        hold.run();
        settle.runGuards(refusals);
        payment.runGuards(refusals);
        payments.run(refusals);
        trace.run();
        portion.runGuards(refusals);
        answerPortion.runGuards(refusals);
        tellPortion.runGuards(refusals);
        work.run();
        finish.runGuards(refusals);
        move.runGuards(refusals);
        close.runGuards(refusals);
        itemState.runGuards(refusals);
        lease.runGuards(refusals);
        endLease.runGuards(refusals);
        notice.runGuards(refusals);
        expire.runGuards(refusals);
        fetch.run();
        note.run();
        partnerVersion.runGuards(refusals);
        remoteItem.runGuards(refusals);
        turnRemoteItem.runGuards(refusals);
        remoteDelivery.runGuards(refusals);
        turnRemoteDelivery.runGuards(refusals);
        dropKeys.run();
        dropPartner.run();
        partner.run();
        partnerKey.run();
        webhooks.run(refusals); // after what they tell of
        audit.run();
    }

    private ChainHead add(int entry, int place, Change change, ChainHead head) throws SQLException {
        var next = head;
        switch (change) {
            case Change.StorePayload c -> bind(c).of(entry, place, c);
            case Change.Receive c -> bind(c).of(entry, place, c);
            case Change.Move c -> bind(c).of(entry, place, c);
            case Change.Note c -> bind(c).of(entry, place, c);
            case Change.ClaimInterchange c -> bind(c).of(entry, place, c);
            case Change.OpenInquiry c -> bind(c).of(entry, place, c);
            case Change.CloseInquiry c -> bind(c).of(entry, place, c);
            case Change.Deliver c -> bind(c).of(entry, place, c);
            case Change.NoteFetch c ->
                fetch.time(c.at()).time(c.at()).text(c.itemId()).of(entry, place, c);
            case Change.SetItemState c -> bind(c).of(entry, place, c);
            case Change.LeaseItem c ->
                lease.text(c.lease().owner(), 64)
                        .time(c.lease().until())
                        .text(c.itemId())
                        .time(c.at())
                        .of(entry, place, c);
            case Change.EndLease c ->
                endLease.text(c.itemId()).text(c.owner(), 64).of(entry, place, c);
            case Change.NoteNotice c -> notice.time(c.at()).text(c.itemId()).of(entry, place, c);
            case Change.ExpireItem c ->
                expire.time(c.at())
                        .text(c.itemId())
                        .time(c.settledBefore())
                        .time(c.noticedBefore())
                        .time(c.fetchedBefore())
                        .time(c.at())
                        .of(entry, place, c);
            case Change.Hold c -> bind(c).of(entry, place, c);
            case Change.SettleHeld c ->
                settle.text(c.state().name())
                        .time(c.at())
                        .text(c.by(), 64)
                        .text(c.note(), 1000)
                        .text(c.id())
                        .of(entry, place, c);
            case Change.ClaimPayment c ->
                payment.text(c.key())
                        .text(c.submission().value())
                        .number(c.offset())
                        .text(c.key())
                        .of(entry, place, c);
            case Change.NoteRemittance c -> payments.add(entry, place, c);
            case Change.ImportTransfers c -> payments.add(entry, place, c);
            case Change.NoteTrace c -> {
                if (tracesBound.add(key(c))) bind(c).of(entry, place, c);
            }
            case Change.AddPortion c -> bind(c).of(entry, place, c);
            case Change.AnswerPortion c ->
                answerPortion.text(c.answer().value()).text(c.portionId()).of(entry, place, c);
            case Change.TellPortion c -> tellPortion.text(c.portionId()).of(entry, place, c);
            case Change.NumberDocument c -> numbers.add(c);
            case Change.Enqueue c -> bind(c).of(entry, place, c);
            case Change.Finish c -> finish.time(c.at()).text(c.workId()).of(entry, place, c);
            case Change.Register c -> register(entry, place, c);
            case Change.Fence c -> bind(c).of(entry, place, c);
            case Change.AddRemoteItem c -> bind(c).of(entry, place, c);
            case Change.TurnRemoteItem c -> bind(c).of(entry, place, c);
            case Change.AddRemoteDelivery c -> bind(c).of(entry, place, c);
            case Change.TurnRemoteDelivery c -> bind(c).of(entry, place, c);
            case Change.Tell c -> webhooks.add(entry, place, c);
            case Change.TurnWebhook c -> webhooks.add(entry, place, c);
            case Change.TurnWebhookTarget c -> webhooks.add(entry, place, c);
            case Change.MoveWebhooks c -> webhooks.add(entry, place, c);
            case Change.Audit c -> {
                next = bind(c, head);
                audit.of(entry, place, c);
            }
        }
        return next;
    }

    private Step bind(Change.StorePayload c) throws SQLException {
        var p = c.payload();
        return payload.text(p.id().value())
                .text(p.digest().sha256())
                .number(p.sizeBytes())
                .bytes(p.inline().orElse(null))
                .text(p.place().map(place -> place.bundle().value()).orElse(null))
                .number(p.place().map(StagedPayload.Place::offset).orElse(0L));
    }

    private Step bind(Change.Receive c) throws SQLException {
        var s = c.submission();
        var key = s.clientKey();
        var step = (key.isPresent() ? submissionWithKey : submission)
                .text(s.id().value())
                .text(s.partner().value())
                .text(s.channel().name())
                .text(s.mode().name())
                .text(s.fileName(), 1000)
                .text(key.orElse(null))
                .text(s.payload().value())
                .text(s.digest().sha256())
                .number(s.sizeBytes())
                .time(s.receivedAt())
                .text(s.state().name())
                .text(s.duplicateOf().map(SubmissionId::value).orElse(null));
        return key.isPresent() ? step.text(s.partner().value()).text(key.get()) : step;
    }

    private Step bind(Change.Move c) throws SQLException {
        var step = move.text(c.to().name()).text(c.submission().value());
        int bound = 0;
        for (var from : c.from()) {
            step.text(from.name());
            bound++;
        }
        for (; bound < STATES; bound++) step.text("");
        return step;
    }

    private Step bind(Change.Note c) throws SQLException {
        var e = c.entry();
        return note.text(e.submission().value())
                .text(e.submission().value())
                .time(e.at())
                .text(e.event(), 64)
                .text(e.actor(), 64)
                .text(e.detail(), 4000);
    }

    private Step bind(Change.ClaimInterchange c) throws SQLException {
        return claim.text(c.key())
                .text(c.submission().value())
                .text(c.submission().value())
                .time(c.at())
                .text(c.key());
    }

    private Step bind(Change.OpenInquiry c) throws SQLException {
        var i = c.inquiry();
        return inquiry.text(i.id())
                .text(i.submission().value())
                .text(i.submission().value())
                .text(i.assembly())
                .integer(i.sequence())
                .text(i.type().name())
                .text(i.backEnd())
                .number(i.interchange().offset())
                .number(i.interchange().length())
                .number(i.transaction().offset())
                .number(i.transaction().length())
                .time(i.openedAt())
                .text(i.state().name())
                .text(i.answer().map(PayloadId::value).orElse(null))
                .text(i.reason(), 1000);
    }

    private Step bind(Change.CloseInquiry c) throws SQLException {
        return close.text(c.state().name())
                .text(c.answer().map(PayloadId::value).orElse(null))
                .text(c.reason(), 1000)
                .text(c.inquiryId());
    }

    private Step bind(Change.Deliver c) throws SQLException {
        var i = c.item();
        return item.text(i.id())
                .text(i.partner().value())
                .text(i.documentKey())
                .text(i.kind())
                .text(i.fileName())
                .text(i.payload().value())
                .text(i.digest().sha256())
                .text(i.source().value())
                .text(i.state().name())
                .text(i.usage())
                .text(i.handling().position())
                .text(i.handling().stateBy(), 64)
                .number(i.sizeBytes())
                .time(i.deliveredAt())
                .time(i.deliveredAt())
                .integer(i.fetches())
                .text(i.documentKey());
    }

    private Step bind(Change.SetItemState c) throws SQLException {
        var step = itemState
                .text(c.state().name())
                .time(c.at())
                .text(c.by(), 64)
                .integer(c.unread() ? 1 : 0)
                .text(c.position().orElse(null))
                .text(c.itemId());
        int bound = 0;
        for (var from : c.from()) {
            step.text(from.name());
            bound++;
        }
        for (; bound < ITEM_STATES; bound++) step.text("");
        return step;
    }

    private Step bind(Change.Hold c) throws SQLException {
        var d = c.document();
        return hold.text(d.id())
                .text(d.submission().value())
                .text(d.sender().value())
                .text(d.reason().name())
                .text(d.kind())
                .text(d.usage())
                .text(d.subject(), 100)
                .text(d.reference(), 200)
                .text(d.state().name())
                .number(d.interchangeOffset())
                .number(d.transaction().offset())
                .number(d.transaction().length())
                .time(d.heldAt())
                .text(d.submission().value())
                .number(d.transaction().offset());
    }

    private static List<String> key(Change.NoteTrace c) {
        var t = c.trace();
        return List.of(
                t.number(),
                t.type().name(),
                t.assigner(),
                t.usage(),
                t.partner().value());
    }

    private Step bind(Change.NoteTrace c) throws SQLException {
        var t = c.trace();
        var number = AskedTrace.digest(t.number());
        return trace.text(t.type().name())
                .text(number)
                .text(t.assigner(), 100)
                .text(t.usage())
                .text(t.partner().value())
                .text(t.submission().value())
                .time(t.askedAt())
                .text(number)
                .text(t.type().name())
                .text(t.assigner(), 100)
                .text(t.usage())
                .text(t.partner().value());
    }

    private Step bind(Change.AddPortion c) throws SQLException {
        var p = c.portion();
        return portion.text(p.id())
                .text(p.submission().value())
                .text(p.submission().value())
                .integer(p.interchange())
                .number(p.transaction())
                .integer(p.first())
                .integer(p.claims())
                .text(p.state().name())
                .text(p.answer().map(PayloadId::value).orElse(null))
                .integer(p.told())
                .text(p.id());
    }

    private Step bind(Change.Enqueue c) throws SQLException {
        var w = c.work();
        return work.text(w.id()).text(w.stage().name()).text(w.subject()).text(w.id());
    }

    private void register(int entry, int place, Change.Register c) throws SQLException {
        var partner = c.version().partner();
        var id = partner.id().value();
        var document = PartnerJson.write(partner);
        partnerVersion
                .text(id)
                .integer(c.version().version())
                .text(document)
                .time(c.version().at())
                .text(c.version().actor(), 64)
                .text(c.version().reason(), 1000)
                .text(id)
                .integer(c.version().version() - 1)
                .of(entry, place, c);
        dropKeys.text(id).of(entry, place, c);
        dropPartner.text(id).of(entry, place, c);
        this.partner.text(id).text(document).of(entry, place, c);
        for (var key : PartnerKey.lookups(partner))
            partnerKey.text(key.kind()).text(key.value()).text(id).of(entry, place, c);
    }

    private Step bind(Change.Fence c) throws SQLException {
        return fence.text(c.lease().role())
                .text(c.lease().owner())
                .number(c.lease().token());
    }

    private Step bind(Change.AddRemoteItem c) throws SQLException {
        var i = c.item();
        return remoteItem
                .text(i.id())
                .text(i.partner().value())
                .text(i.source())
                .text(i.fileName())
                .text(openKey(i))
                .number(i.sizeBytes())
                .time(i.modifiedAt())
                .time(i.firstSeen())
                .time(i.unchangedSince())
                .text(i.state().name())
                .text(i.submission().map(SubmissionId::value).orElse(null))
                .integer(i.attempts())
                .time(i.nextAttempt())
                .text(i.detail(), 200)
                .text(openKey(i));
    }

    private Step bind(Change.TurnRemoteItem c) throws SQLException {
        var i = c.item();
        return turnRemoteItem
                .text(openKey(i))
                .number(i.sizeBytes())
                .time(i.modifiedAt())
                .time(i.unchangedSince())
                .text(i.state().name())
                .text(i.submission().map(SubmissionId::value).orElse(null))
                .integer(i.attempts())
                .time(i.nextAttempt())
                .text(i.detail(), 200)
                .text(i.id())
                .text(c.from().name());
    }

    private static @Nullable String openKey(RemoteItem i) {
        return i.state().isOpen() ? i.partner() + "|" + i.source() + "|" + i.fileName() : null;
    }

    private Step bind(Change.AddRemoteDelivery c) throws SQLException {
        var d = c.delivery();
        return remoteDelivery
                .text(d.itemId())
                .text(d.partner().value())
                .text(d.target())
                .text(d.kind())
                .text(d.fileName())
                .number(d.sizeBytes())
                .text(d.state().name())
                .integer(d.attempts())
                .time(d.nextAttempt())
                .text(d.detail(), 200)
                .time(d.changedAt())
                .text(d.itemId());
    }

    private Step bind(Change.TurnRemoteDelivery c) throws SQLException {
        var d = c.delivery();
        return turnRemoteDelivery
                .text(d.target())
                .text(d.state().name())
                .integer(d.attempts())
                .time(d.nextAttempt())
                .text(d.detail(), 200)
                .time(d.changedAt())
                .text(d.itemId())
                .text(c.from().name());
    }

    private ChainHead bind(Change.Audit c, ChainHead head) throws SQLException {
        var e = ChainHead.stored(c.entry());
        var next = head.extendedBy(e);
        audit.text(next.lane())
                .number(next.seq())
                .time(e.at())
                .text(e.actor())
                .text(e.action())
                .text(e.object())
                .text(e.outcome())
                .text(e.reason())
                .text(e.source())
                .bytes(HexFormat.of().parseHex(head.hash()))
                .bytes(HexFormat.of().parseHex(next.hash()));
        return next;
    }

    private Step step(String sql) throws SQLException {
        var step = new Step(connection, sql);
        all.add(step);
        return step;
    }

    static String texts(int count) {
        return "CAST(? AS VARCHAR)" + ", CAST(? AS VARCHAR)".repeat(count - 1);
    }

    static String times(int count) {
        return "CAST(? AS TIMESTAMP(6) WITH TIME ZONE)" + ", CAST(? AS TIMESTAMP(6) WITH TIME ZONE)".repeat(count - 1);
    }

    @Override
    public void close() throws SQLException {
        numbers.close();
        for (var step : all) step.close();
    }
}
