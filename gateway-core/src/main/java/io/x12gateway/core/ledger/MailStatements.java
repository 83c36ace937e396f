package io.x12gateway.core.ledger;

import java.sql.SQLException;

/** The items of mailboxes as SQL: their delivery, and all that happens to them afterwards. */
final class MailStatements {
    private static final int STATES = 5;

    private final Step item;
    private final Step itemState;
    private final Step fetch;
    private final Step lease;
    private final Step endLease;
    private final Step notice;
    private final Step expire;

    MailStatements(Steps steps) throws SQLException {
        item = steps.of("INSERT INTO mailbox_item (id, partner_id, document_key, kind, file_name, payload_id, sha256,"
                + " submission_id, state, usage_code, position_id, state_by, size_bytes, delivered_at, state_at,"
                + " fetches) SELECT " + Steps.texts(12)
                + ", CAST(? AS BIGINT), CAST(? AS TIMESTAMP(6) WITH TIME ZONE),"
                + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE), CAST(? AS INTEGER)"
                + " WHERE NOT EXISTS (SELECT 1 FROM mailbox_item WHERE document_key = ?)");
        itemState = steps.of("UPDATE mailbox_item SET state = ?, state_at = ?, state_by = ?, unread = (? = 1),"
                + " position_id = COALESCE(CAST(? AS VARCHAR), position_id), lease_owner = NULL, lease_until = NULL,"
                + " noticed_at = NULL WHERE id = ? AND state IN (?" + ", ?".repeat(STATES - 1) + ")");
        fetch = steps.of("UPDATE mailbox_item SET fetches = fetches + 1, fetched_at = ?,"
                + " state_at = CASE state WHEN 'AVAILABLE' THEN ? ELSE state_at END,"
                + " state = CASE state WHEN 'AVAILABLE' THEN 'FETCHED' ELSE state END WHERE id = ?");
        lease = steps.of("UPDATE mailbox_item SET lease_owner = ?, lease_until = ? WHERE id = ?"
                + " AND state IN ('AVAILABLE', 'FETCHED') AND (lease_until IS NULL OR lease_until <= ?)");
        endLease = steps.of(
                "UPDATE mailbox_item SET lease_owner = NULL, lease_until = NULL WHERE id = ? AND lease_owner = ?");
        notice = steps.of("UPDATE mailbox_item SET noticed_at = ? WHERE id = ? AND state IN ('AVAILABLE', 'FETCHED')"
                + " AND noticed_at IS NULL");
        expire = steps.of("UPDATE mailbox_item SET state = 'EXPIRED', state_at = ?, state_by = 'gateway' WHERE id = ?"
                + " AND (state = 'ACKNOWLEDGED' AND state_at < ?"
                + " OR state IN ('AVAILABLE', 'FETCHED') AND noticed_at < ?)"
                + " AND (fetched_at IS NULL OR fetched_at < ?) AND (lease_until IS NULL OR lease_until <= ?)");
    }

    void add(int entry, int place, Change.Deliver c) throws SQLException {
        var i = c.item();
        item.text(i.id())
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
                .text(i.documentKey())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.SetItemState c) throws SQLException {
        itemState
                .text(c.state().name())
                .time(c.at())
                .text(c.by(), 64)
                .integer(c.unread() ? 1 : 0)
                .text(c.position().orElse(null))
                .text(c.itemId())
                .anyOf(c.from(), STATES)
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.NoteFetch c) throws SQLException {
        fetch.time(c.at()).time(c.at()).text(c.itemId()).of(entry, place, c);
    }

    void add(int entry, int place, Change.LeaseItem c) throws SQLException {
        lease.text(c.lease().owner(), 64)
                .time(c.lease().until())
                .text(c.itemId())
                .time(c.at())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.EndLease c) throws SQLException {
        endLease.text(c.itemId()).text(c.owner(), 64).of(entry, place, c);
    }

    void add(int entry, int place, Change.NoteNotice c) throws SQLException {
        notice.time(c.at()).text(c.itemId()).of(entry, place, c);
    }

    void add(int entry, int place, Change.ExpireItem c) throws SQLException {
        expire.time(c.at())
                .text(c.itemId())
                .time(c.settledBefore())
                .time(c.noticedBefore())
                .time(c.fetchedBefore())
                .time(c.at())
                .of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        item.run();
        itemState.runGuards(refusals);
        lease.runGuards(refusals);
        endLease.runGuards(refusals);
        notice.runGuards(refusals);
        expire.runGuards(refusals);
        fetch.run();
    }
}
