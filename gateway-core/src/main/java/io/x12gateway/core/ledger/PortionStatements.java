package io.x12gateway.core.ledger;

import io.x12gateway.core.payload.PayloadId;

import java.sql.SQLException;

/** Portions of claims and their answers as SQL. */
final class PortionStatements {
    private final Step portion;
    private final Step answerPortion;
    private final Step tellPortion;

    PortionStatements(Steps steps) throws SQLException {
        portion =
                steps.of("INSERT INTO claim_portion (id, submission_id, partner_id, interchange_no, transaction_offset,"
                        + " first_claim, claims, state, answer_payload_id, told) SELECT " + Steps.texts(2)
                        + ", (SELECT partner_id FROM submission WHERE id = ?), CAST(? AS INTEGER), CAST(? AS BIGINT),"
                        + " CAST(? AS INTEGER), CAST(? AS INTEGER), " + Steps.texts(2) + ", CAST(? AS INTEGER)"
                        + " WHERE NOT EXISTS (SELECT 1 FROM claim_portion WHERE id = ?)");
        answerPortion = steps.of("UPDATE claim_portion SET state = 'ANSWERED_LATE', answer_payload_id = ?"
                + " WHERE id = ? AND state = 'AWAITED'");
        tellPortion = steps.of("UPDATE claim_portion SET told = told + 1 WHERE id = ?"
                + " AND (state = 'ANSWERED' AND told = 0 OR state = 'ANSWERED_LATE' AND told = 1)");
    }

    void add(int entry, int place, Change.AddPortion c) throws SQLException {
        var p = c.portion();
        portion.text(p.id())
                .text(p.submission().value())
                .text(p.submission().value())
                .integer(p.interchange())
                .number(p.transaction())
                .integer(p.first())
                .integer(p.claims())
                .text(p.state().name())
                .text(p.answer().map(PayloadId::value).orElse(null))
                .integer(p.told())
                .text(p.id())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.AnswerPortion c) throws SQLException {
        answerPortion.text(c.answer().value()).text(c.portionId()).of(entry, place, c);
    }

    void add(int entry, int place, Change.TellPortion c) throws SQLException {
        tellPortion.text(c.portionId()).of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        portion.runGuards(refusals);
        answerPortion.runGuards(refusals);
        tellPortion.runGuards(refusals);
    }
}
