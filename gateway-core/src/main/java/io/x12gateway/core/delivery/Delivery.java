package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.inquiry.Traces;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;

import java.time.Clock;

/** What hands documents on, keeps what cannot be handed on, and clears away what is over. */
public final class Delivery {
    private final DeliveryStage stage;
    private final HeldMail held;
    private final Retention retention;

    public Delivery(
            Submissions submissions,
            Partners partners,
            Mailboxes mailboxes,
            HeldDocuments heldDocuments,
            Traces traces,
            PayloadStore payloads,
            Judgement judgement,
            GatewayIdentity us,
            ControlNumbers numbers,
            Documents documents,
            Commits commits,
            Completion completion,
            Ulid ids,
            Clock clock) {
        var copyist = new Copyist(us, numbers, judgement);
        var correlation = new Correlation(traces, partners);
        stage = new DeliveryStage(
                partners,
                payloads,
                judgement,
                new Remittances(partners, heldDocuments, us, copyist, documents),
                new Answers(correlation, copyist, documents),
                commits,
                completion,
                clock);
        held = new HeldMail(
                new HeldSets(
                        heldDocuments,
                        new HeldSource(submissions, payloads, correlation),
                        partners,
                        payloads,
                        us,
                        copyist,
                        documents,
                        commits,
                        completion,
                        clock),
                new HeldItems(partners, mailboxes, commits, ids, clock),
                clock);
        retention = new Retention(partners, mailboxes, traces, documents, commits, clock);
    }

    public DeliveryStage stage() {
        return stage;
    }

    public HeldMail held() {
        return held;
    }

    public Retention retention() {
        return retention;
    }
}
