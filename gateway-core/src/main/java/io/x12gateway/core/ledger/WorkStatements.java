package io.x12gateway.core.ledger;

import java.sql.SQLException;

/** The work of the outbox as SQL. */
final class WorkStatements {
    private final Step work;
    private final Step finish;

    WorkStatements(Steps steps) throws SQLException {
        work = steps.of("INSERT INTO work (id, stage, subject_id, state) SELECT " + Steps.texts(3)
                + ", 'WAITING' WHERE NOT EXISTS (SELECT 1 FROM work WHERE id = ?)");
        finish = steps.of("UPDATE work SET state = 'DONE', done_at = ? WHERE id = ? AND state <> 'DONE'");
    }

    void add(int entry, int place, Change.Enqueue c) throws SQLException {
        var w = c.work();
        work.text(w.id()).text(w.stage().name()).text(w.subject()).text(w.id()).of(entry, place, c);
    }

    void add(int entry, int place, Change.Finish c) throws SQLException {
        finish.time(c.at()).text(c.workId()).of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        work.run();
        finish.runGuards(refusals);
    }
}
