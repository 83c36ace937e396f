package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.StoredText;
import io.x12gateway.core.payment.TransferList;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.TreeSet;

/** Remittances, the payments that they claim, and lists of transfers as SQL. */
final class PaymentStatements {
    private static final int PAYER_MAX = 100;

    private final Step payment;
    private final Step remittance;
    private final Step list;
    private final Step firstList;
    private final Step laterList;
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
        firstList = steps.of(
                "INSERT INTO transfer_list_day (payer_id, payment_date, list_id) SELECT " + Steps.texts(1)
                        + ", CAST(? AS DATE), " + Steps.texts(1)
                        + " WHERE NOT EXISTS (SELECT 1 FROM transfer_list_day WHERE payer_id = ? AND payment_date = CAST(? AS DATE))");
        laterList = steps.of("UPDATE transfer_list_day SET list_id = ? WHERE payer_id = ?"
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
        count(entry, place, c, l);
        for (var line : l.lines())
            transfer.text(l.id())
                    .integer(line.line())
                    .text(line.payerId(), PAYER_MAX)
                    .text(line.traceNumber(), 100)
                    .text(line.payee(), 200)
                    .text(line.amount().toPlainString())
                    .text(line.date().toString())
                    .of(entry, place, c);
    }

    /**
     * From now on the list counts for its payers and days, unless a later one does already: so says one row for each of
     * them, whoever else imports at this moment. They are taken in one order, so that two who import never wait for each
     * other.
     */
    private void count(int entry, int place, Change c, TransferList l) throws SQLException {
        var days = new TreeSet<PayerDay>(Comparator.comparing(PayerDay::payer).thenComparing(PayerDay::day));
        for (var line : l.lines())
            days.add(new PayerDay(
                    StoredText.of(line.payerId(), PAYER_MAX), line.date().toString()));
        for (var day : days) {
            firstList
                    .text(day.payer())
                    .text(day.day())
                    .text(l.id())
                    .text(day.payer())
                    .text(day.day())
                    .of(entry, place, c);
            laterList
                    .text(l.id())
                    .text(day.payer())
                    .text(day.day())
                    .text(l.id())
                    .of(entry, place, c);
        }
    }

    private record PayerDay(String payer, String day) {}

    void run(Refusals refusals) throws SQLException {
        payment.runGuards(refusals);
        remittance.run();
        list.runGuards(refusals);
        transfer.run();
        firstList.run();
        laterList.run();
    }
}
