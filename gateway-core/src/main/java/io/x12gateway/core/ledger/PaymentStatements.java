package io.x12gateway.core.ledger;

import io.x12gateway.core.payment.TransferList;

import java.sql.SQLException;
import java.util.HashSet;

/** Remittances, the payments that they claim, and lists of transfers as SQL. */
final class PaymentStatements {
    private final Step payment;
    private final Step remittance;
    private final Step list;
    private final Step supersede;
    private final Step transfer;

    PaymentStatements(Steps steps) throws SQLException {
        payment = steps.of(
                "INSERT INTO payment_claim (payment_key, submission_id, transaction_offset) SELECT " + Steps.texts(2)
                        + ", CAST(? AS BIGINT) WHERE NOT EXISTS (SELECT 1 FROM payment_claim WHERE payment_key = ?)");
        remittance = steps.of("INSERT INTO remittance (submission_id, control_number, sender_id, usage_code, payer_id,"
                + " trace_number, pay_method, payee, amount, claims_paid, payment_date, transaction_offset,"
                + " transaction_length, claims, claims_denied, claims_reversed, received_at) SELECT "
                + Steps.texts(8)
                + ", CAST(? AS NUMERIC(20, 2)), CAST(? AS NUMERIC(20, 2)), CAST(? AS DATE), CAST(? AS BIGINT),"
                + " CAST(? AS BIGINT), CAST(? AS INTEGER), CAST(? AS INTEGER), CAST(? AS INTEGER), "
                + Steps.times(1)
                + " WHERE NOT EXISTS (SELECT 1 FROM remittance WHERE submission_id = ? AND transaction_offset = ?)");
        list = steps.of("INSERT INTO transfer_list (id, name, sha256, imported_by, imported_at) SELECT "
                + Steps.texts(4) + ", " + Steps.times(1)
                + " WHERE NOT EXISTS (SELECT 1 FROM transfer_list WHERE sha256 = ?)");
        supersede = steps.of("UPDATE transfer SET superseded_by = ? WHERE superseded_by IS NULL AND payer_id = ?"
                + " AND payment_date = CAST(? AS DATE) AND list_id < ?");
        transfer = steps.of("INSERT INTO transfer (list_id, line_number, payer_id, trace_number, payee, amount,"
                + " payment_date) VALUES (?, ?, ?, ?, ?, CAST(? AS NUMERIC(20, 2)), CAST(? AS DATE))");
    }

    void add(int entry, int place, Change.ClaimPayment c) throws SQLException {
        payment.text(c.key())
                .text(c.submission().value())
                .number(c.offset())
                .text(c.key())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.NoteRemittance c) throws SQLException {
        var r = c.remittance();
        var claims = r.claims();
        remittance
                .text(r.submission().value())
                .text(r.controlNumber(), 20)
                .text(r.sender().value())
                .text(r.usage())
                .text(r.payerId(), 100)
                .text(r.traceNumber(), 100)
                .text(r.method(), 10)
                .text(r.payee(), 100)
                .text(r.amount().toPlainString())
                .text(claims.map(told -> told.paid().toPlainString()).orElse(null))
                .text(r.date().toString())
                .number(r.transaction().offset())
                .number(r.transaction().length())
                .text(claims.map(told -> Integer.toString(told.count())).orElse(null))
                .text(claims.map(told -> Integer.toString(told.denied())).orElse(null))
                .text(claims.map(told -> Integer.toString(told.reversed())).orElse(null))
                .time(r.receivedAt())
                .text(r.submission().value())
                .number(r.transaction().offset())
                .of(entry, place, c);
    }

    void add(int entry, int place, Change.ImportTransfers c) throws SQLException {
        var l = c.list();
        list.text(l.id())
                .text(l.name(), 1000)
                .text(l.digest().sha256())
                .text(l.importedBy(), 64)
                .time(l.importedAt())
                .text(l.digest().sha256())
                .of(entry, place, c);
        supersede(entry, place, c, l);
        for (var line : l.lines())
            transfer.text(l.id())
                    .integer(line.line())
                    .text(line.payerId(), 100)
                    .text(line.traceNumber(), 100)
                    .text(line.payee(), 200)
                    .text(line.amount().toPlainString())
                    .text(line.date().toString())
                    .of(entry, place, c);
    }

    private void supersede(int entry, int place, Change c, TransferList l) throws SQLException {
        var done = new HashSet<String>();
        for (var line : l.lines())
            if (done.add(line.payerId() + "|" + line.date()))
                supersede
                        .text(l.id())
                        .text(line.payerId(), 100)
                        .text(line.date().toString())
                        .text(l.id())
                        .of(entry, place, c);
    }

    void run(Refusals refusals) throws SQLException {
        payment.runGuards(refusals);
        remittance.run();
        list.runGuards(refusals);
        transfer.run();
        supersede.run(); // after all lines of the group are there, so that of two lists in it the later one counts
    }
}
