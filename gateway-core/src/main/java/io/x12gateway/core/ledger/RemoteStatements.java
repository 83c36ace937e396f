package io.x12gateway.core.ledger;

import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.submission.SubmissionId;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/** Files on partners' own servers as SQL: what is fetched from there and what is sent there. */
final class RemoteStatements {
    private final Step remoteItem;
    private final Step turnRemoteItem;
    private final Step remoteDelivery;
    private final Step turnRemoteDelivery;

    RemoteStatements(Steps steps) throws SQLException {
        remoteItem = steps.of("INSERT INTO remote_item (id, partner_id, source, file_name, open_key, size_bytes,"
                + " modified_at, first_seen, unchanged_since, state, submission_id, attempts, next_attempt, detail)"
                + " SELECT " + Steps.texts(5) + ", CAST(? AS BIGINT), " + Steps.times(3) + ", " + Steps.texts(2)
                + ", CAST(? AS INTEGER), " + Steps.times(1) + ", " + Steps.texts(1)
                + " WHERE NOT EXISTS (SELECT 1 FROM remote_item WHERE open_key = ?)");
        turnRemoteItem = steps.of("UPDATE remote_item SET open_key = ?, size_bytes = ?, modified_at = ?,"
                + " unchanged_since = ?, state = ?, submission_id = ?, attempts = ?, next_attempt = ?, detail = ?"
                + " WHERE id = ? AND state = ?");
        remoteDelivery =
                steps.of("INSERT INTO remote_delivery (item_id, partner_id, target, kind, file_name, size_bytes,"
                        + " state, attempts, next_attempt, detail, changed_at) SELECT " + Steps.texts(5)
                        + ", CAST(? AS BIGINT), "
                        + Steps.texts(1) + ", CAST(? AS INTEGER), " + Steps.times(1) + ", " + Steps.texts(1) + ", "
                        + Steps.times(1)
                        + " WHERE NOT EXISTS (SELECT 1 FROM remote_delivery WHERE item_id = ?)");
        turnRemoteDelivery =
                steps.of("UPDATE remote_delivery SET target = ?, state = ?, attempts = ?, next_attempt = ?,"
                        + " detail = ?, changed_at = ? WHERE item_id = ? AND state = ?");
    }

    void add(int entry, int place, Change.AddRemoteItem c) throws SQLException {
        var i = c.item();
        remoteItem
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
                .text(openKey(i))
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.TurnRemoteItem c) throws SQLException {
        var i = c.item();
        turnRemoteItem
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
                .text(c.from().name())
                .of(entry, place, c);
    }

    private static @Nullable String openKey(RemoteItem i) {
        return i.state().isOpen() ? i.partner() + "|" + i.source() + "|" + i.fileName() : null;
    }

    void add(int entry, int place, Change.AddRemoteDelivery c) throws SQLException {
        var d = c.delivery();
        remoteDelivery
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
                .text(d.itemId())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.TurnRemoteDelivery c) throws SQLException {
        var d = c.delivery();
        turnRemoteDelivery
                .text(d.target())
                .text(d.state().name())
                .integer(d.attempts())
                .time(d.nextAttempt())
                .text(d.detail(), 200)
                .time(d.changedAt())
                .text(d.itemId())
                .text(c.from().name())
                .of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        remoteItem.runGuards(refusals);
        turnRemoteItem.runGuards(refusals);
        remoteDelivery.runGuards(refusals);
        turnRemoteDelivery.runGuards(refusals);
    }
}
