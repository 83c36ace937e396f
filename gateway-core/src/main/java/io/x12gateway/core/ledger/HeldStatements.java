package io.x12gateway.core.ledger;

import java.sql.SQLException;

/** Documents that are held for an operator as SQL. */
final class HeldStatements {
    private final Step hold;
    private final Step settle;

    HeldStatements(Steps steps) throws SQLException {
        hold = steps.of("INSERT INTO held_document (id, submission_id, sender_id, reason, kind, usage_code, subject,"
                + " state, interchange_offset, transaction_offset, transaction_length, held_at) SELECT "
                + Steps.texts(8) + ", CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT),"
                + " CAST(? AS TIMESTAMP(6) WITH TIME ZONE) WHERE NOT EXISTS"
                + " (SELECT 1 FROM held_document WHERE submission_id = ? AND transaction_offset = ?)");
        settle = steps.of("UPDATE held_document SET state = ?, settled_at = ?, settled_by = ?, note = ?"
                + " WHERE id = ? AND state = 'HELD'");
    }

    void add(int entry, int place, Change.Hold c) throws SQLException {
        var d = c.document();
        hold.text(d.id())
                .text(d.submission().value())
                .text(d.sender().value())
                .text(d.reason().name())
                .text(d.kind())
                .text(d.usage())
                .text(d.subject(), 100)
                .text(d.state().name())
                .number(d.interchangeOffset())
                .number(d.transaction().offset())
                .number(d.transaction().length())
                .time(d.heldAt())
                .text(d.submission().value())
                .number(d.transaction().offset())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.SettleHeld c) throws SQLException {
        settle.text(c.state().name())
                .time(c.at())
                .text(c.by(), 64)
                .text(c.note(), 1000)
                .text(c.id())
                .of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        hold.run();
        settle.runGuards(refusals);
    }
}
