package io.x12gateway.core.ledger;

import io.x12gateway.core.audit.ChainHead;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Every change as SQL that H2 and PostgreSQL both understand. A group of entries runs statement by statement, each as
 * one batch. The order of statements makes rows before it changes them; within a statement the order of entries holds.
 */
final class EntryStatements implements AutoCloseable {
    private final List<Step> all = new ArrayList<>();

    private final Connection connection;
    private final NumberSteps numbers;
    private final Step fence;
    private final SubmissionStatements submissions;
    private final InquiryStatements inquiries;
    private final MailStatements mail;
    private final HeldStatements held;
    private final PaymentStatements payments;
    private final PortionStatements portions;
    private final WorkStatements work;
    private final RemoteStatements remote;
    private final PartnerStatements partners;
    private final WebhookStatements webhooks;
    private final Step audit;

    EntryStatements(Connection connection) throws SQLException {
        this.connection = connection;
        numbers = new NumberSteps(connection);
        fence = step("UPDATE lease SET owner = owner WHERE role = ? AND owner = ? AND fencing_token = ?"
                + " AND expires_at > CURRENT_TIMESTAMP");
        submissions = new SubmissionStatements(this::step);
        inquiries = new InquiryStatements(this::step);
        mail = new MailStatements(this::step);
        held = new HeldStatements(this::step);
        payments = new PaymentStatements(this::step);
        portions = new PortionStatements(this::step);
        work = new WorkStatements(this::step);
        remote = new RemoteStatements(this::step);
        partners = new PartnerStatements(this::step);
        webhooks = new WebhookStatements(this::step);
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
        inquiries.clear();
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
        submissions.run(refusals);
        numbers.run();
        inquiries.run(refusals);
        mail.run(refusals);
        held.run(refusals);
        payments.run(refusals);
        portions.run(refusals);
        work.run(refusals);
        remote.run(refusals);
        partners.run(refusals);
        webhooks.run(refusals); // after what they tell of
        audit.run();
    }

    private ChainHead add(int entry, int place, Change change, ChainHead head) throws SQLException {
        var next = head;
        switch (change) {
            case Change.StorePayload c -> submissions.add(entry, place, c);
            case Change.Receive c -> submissions.add(entry, place, c);
            case Change.Move c -> submissions.add(entry, place, c);
            case Change.Note c -> submissions.add(entry, place, c);
            case Change.ClaimInterchange c -> submissions.add(entry, place, c);
            case Change.OpenInquiry c -> inquiries.add(entry, place, c);
            case Change.CloseInquiry c -> inquiries.add(entry, place, c);
            case Change.NoteTrace c -> inquiries.add(entry, place, c);
            case Change.Deliver c -> mail.add(entry, place, c);
            case Change.NoteFetch c -> mail.add(entry, place, c);
            case Change.SetItemState c -> mail.add(entry, place, c);
            case Change.LeaseItem c -> mail.add(entry, place, c);
            case Change.EndLease c -> mail.add(entry, place, c);
            case Change.NoteNotice c -> mail.add(entry, place, c);
            case Change.ExpireItem c -> mail.add(entry, place, c);
            case Change.Hold c -> held.add(entry, place, c);
            case Change.SettleHeld c -> held.add(entry, place, c);
            case Change.ClaimPayment c -> payments.add(entry, place, c);
            case Change.NoteRemittance c -> payments.add(entry, place, c);
            case Change.ImportTransfers c -> payments.add(entry, place, c);
            case Change.AddPortion c -> portions.add(entry, place, c);
            case Change.AnswerPortion c -> portions.add(entry, place, c);
            case Change.TellPortion c -> portions.add(entry, place, c);
            case Change.Enqueue c -> work.add(entry, place, c);
            case Change.Finish c -> work.add(entry, place, c);
            case Change.Register c -> partners.add(entry, place, c);
            case Change.AddRemoteItem c -> remote.add(entry, place, c);
            case Change.TurnRemoteItem c -> remote.add(entry, place, c);
            case Change.AddRemoteDelivery c -> remote.add(entry, place, c);
            case Change.TurnRemoteDelivery c -> remote.add(entry, place, c);
            case Change.Tell c -> webhooks.add(entry, place, c);
            case Change.TurnWebhook c -> webhooks.add(entry, place, c);
            case Change.TurnWebhookTarget c -> webhooks.add(entry, place, c);
            case Change.MoveWebhooks c -> webhooks.add(entry, place, c);
            case Change.NumberDocument c -> numbers.add(c);
            case Change.Fence c -> bind(c).of(entry, place, c);
            case Change.Audit c -> {
                next = bind(c, head);
                audit.of(entry, place, c);
            }
        }
        return next;
    }

    private Step bind(Change.Fence c) throws SQLException {
        return fence.text(c.lease().role())
                .text(c.lease().owner())
                .number(c.lease().token());
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

    @Override
    public void close() throws SQLException {
        numbers.close();
        for (var step : all) step.close();
    }
}
