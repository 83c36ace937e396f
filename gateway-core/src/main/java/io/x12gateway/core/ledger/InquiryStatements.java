package io.x12gateway.core.ledger;

import io.x12gateway.core.inquiry.AskedTrace;
import io.x12gateway.core.payload.PayloadId;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Inquiries, and the traces that their answers are found by, as SQL. */
final class InquiryStatements {
    private final Step inquiry;
    private final Step close;
    private final Step trace;
    /** Within one batch H2 does not see its own earlier rows when it looks whether a row is there. */
    private final Set<List<String>> tracesBound = new HashSet<>();

    InquiryStatements(Steps steps) throws SQLException {
        inquiry = steps.of(
                "INSERT INTO inquiry (id, submission_id, partner_id, assembly_id, sequence_no, transaction_type,"
                        + " back_end, interchange_offset, interchange_length, transaction_offset, transaction_length,"
                        + " patient_no, opened_at, state, contract, answer_payload_id, reason) VALUES (?, ?,"
                        + " (SELECT partner_id FROM submission WHERE id = ?)" + ", ?".repeat(14) + ")");
        close = steps.of(
                "UPDATE inquiry SET state = ?, answer_payload_id = ?, reason = ? WHERE id = ? AND state = 'OPEN'");
        trace = steps.of("INSERT INTO trace (transaction_type, trace_number, assigner, usage_code, partner_id,"
                + " submission_id, asked_at) SELECT " + Steps.texts(6) + ", CAST(? AS TIMESTAMP(6) WITH TIME ZONE)"
                + " WHERE NOT EXISTS (SELECT 1 FROM trace WHERE trace_number = ? AND transaction_type = ?"
                + " AND assigner = ? AND usage_code = ? AND partner_id = ?)");
    }

    void clear() {
        tracesBound.clear();
    }

    void add(int entry, int place, Change.OpenInquiry c) throws SQLException {
        var i = c.inquiry();
        inquiry.text(i.id())
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
                .integer(i.patient())
                .time(i.openedAt())
                .text(i.state().name())
                .text(i.contract())
                .text(i.answer().map(PayloadId::value).orElse(null))
                .text(i.reason(), 1000)
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.CloseInquiry c) throws SQLException {
        close.text(c.state().name())
                .text(c.answer().map(PayloadId::value).orElse(null))
                .text(c.reason(), 1000)
                .text(c.inquiryId())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.NoteTrace c) throws SQLException {
        if (!tracesBound.add(key(c))) return;
        var t = c.trace();
        var number = AskedTrace.digest(t.number());
        trace.text(t.type().name())
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
                .text(t.partner().value())
                .of(entry, place, c);
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

    void run(Refusals refusals) throws SQLException {
        inquiry.run();
        close.runGuards(refusals);
        trace.run();
    }
}
