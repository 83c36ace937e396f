package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.Bundle;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.envelope.ByteSpan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Hands the 271s and 277s of another payer to those who asked, byte for byte; what nobody asked for is held. */
final class Answers {
    private final Correlation correlation;
    private final Copyist copyist;
    private final Documents documents;

    Answers(Correlation correlation, Copyist copyist, Documents documents) {
        this.correlation = correlation;
        this.copyist = copyist;
        this.documents = documents;
    }

    void passOn(
            LedgerEntry.Builder entry,
            Submission submission,
            Action.PassOn action,
            PayloadReader bytes,
            Bundle into,
            Instant at) {
        var byRecipient = new LinkedHashMap<PartnerId, Pile>();
        var header = action.header();
        for (var transaction : action.transactions()) {
            var set = bytes.read(transaction.span());
            var found =
                    correlation.find(action.type(), set, header.delimiters(), header.usage(), submission.receivedAt());
            if (found.recipient().isEmpty()) hold(entry, submission, action, transaction.span(), found, at);
            else {
                var recipient = found.recipient().get();
                byRecipient
                        .computeIfAbsent(recipient.id(), id -> new Pile(recipient, new ArrayList<>()))
                        .sets()
                        .add(Copyist.Sets.of(transaction));
            }
        }
        for (var pile : byRecipient.values()) {
            var key = "%s/%s/%d/%s"
                    .formatted(
                            action.type().toString(),
                            submission.id(),
                            action.interchangeNumber(),
                            pile.recipient().id());
            var sets = new Copyist.Sets(header, bytes, pile.sets());
            copyist.copy(action.type(), submission, sets, pile.recipient(), more -> key + more, into)
                    .forEach(copy -> documents.deliver(copy.document(), at).forEach(entry::add));
        }
    }

    private record Pile(TradingPartner recipient, List<Copyist.Sets.Set> sets) {}

    private static void hold(
            LedgerEntry.Builder entry,
            Submission submission,
            Action.PassOn action,
            ByteSpan span,
            Correlation.Found found,
            Instant at) {
        var document = new HeldDocument(
                Ulid.derived(submission.id().value(), "held at " + span.offset()),
                submission.id(),
                submission.partner(),
                found.otherwise(),
                action.type().toString(),
                action.header().usage(),
                action.interchange().offset(),
                span,
                "",
                at,
                HeldDocument.State.HELD,
                "",
                "");
        entry.add(new Change.Hold(document));
        entry.add(new Change.Note(new TimelineEntry(
                submission.id(),
                at,
                Completion.HELD,
                "gateway",
                found.otherwise() + ": " + document.kind() + ", held as " + document.id())));
    }
}
