package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Commits;
import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.Outcome;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.PayloadStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Transaction sets that could not be handed on: released as copies, to whoever may have them today. */
final class HeldSets {
    private static final int PAGE = 500;
    private static final EnumSet<HeldDocument.State> HELD = EnumSet.of(HeldDocument.State.HELD);

    private final HeldDocuments held;
    private final HeldSource source;
    private final Partners partners;
    private final PayloadStore payloads;
    private final GatewayIdentity us;
    private final Copyist copyist;
    private final Documents documents;
    private final Commits commits;
    private final Completion completion;
    private final Clock clock;

    HeldSets(
            HeldDocuments held,
            HeldSource source,
            Partners partners,
            PayloadStore payloads,
            GatewayIdentity us,
            Copyist copyist,
            Documents documents,
            Commits commits,
            Completion completion,
            Clock clock) {
        this.held = held;
        this.source = source;
        this.partners = partners;
        this.payloads = payloads;
        this.us = us;
        this.copyist = copyist;
        this.documents = documents;
        this.commits = commits;
        this.completion = completion;
        this.clock = clock;
    }

    /** Held or not any more. */
    Optional<HeldDocument> find(String id) {
        return held.find(id);
    }

    /** Oldest first. */
    Stream<HeldEntry> list(int limit) {
        return held.list(HELD, "", limit).stream().map(source::entry);
    }

    HeldEntry release(HeldDocument document, Optional<PartnerId> to, String actor) {
        var recipients = recipients(document, to);
        if (recipients.isEmpty())
            throw Settlement.refused(
                    "no-recipient",
                    "Nobody may receive " + document.id() + " today; register who may"
                            + (HeldSource.isRemittance(document) ? " read for its payee." : ", or name who asked."));
        if (!release(List.of(document), recipients, actor)) throw Settlement.settledAlready(document.id());
        return entry(document.id());
    }

    HeldEntry reject(HeldDocument document, String why, String actor) {
        var now = clock.instant();
        var entry = LedgerEntry.builder();
        entry.add(new Change.SettleHeld(document.id(), HeldDocument.State.REJECTED, now, actor, why));
        Settlement.rejected(actor, why, now).tell(document, entry);
        if (commits.commit(entry.build()) instanceof Outcome.Refused) throw Settlement.settledAlready(document.id());
        complete(document);
        return entry(document.id());
    }

    /** Remittances whose payee somebody may read for by now, answers whose inquiry is known by now. Returns how many. */
    int releaseDeliverable(String actor) {
        int released = 0;
        for (var group : groups()) {
            var recipients = recipients(group.getFirst(), Optional.empty());
            if (!recipients.isEmpty() && release(group, recipients, actor)) released += group.size();
        }
        return released;
    }

    /** One group for each payee or answer of each interchange: what came together leaves together. */
    private record Group(String submission, long interchange, String subject, String usage, String answer) {
        static Group of(HeldDocument d) {
            return new Group(
                    d.submission().value(),
                    d.interchangeOffset(),
                    d.subject(),
                    d.usage(),
                    HeldSource.isRemittance(d) ? "" : d.id());
        }
    }

    private Collection<List<HeldDocument>> groups() {
        var groups = new LinkedHashMap<Group, List<HeldDocument>>();
        var page = held.list(HELD, "", PAGE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(HeldSets::mayBecomeDeliverable)
                    .forEach(d -> groups.computeIfAbsent(Group.of(d), g -> new ArrayList<>())
                            .add(d));
            page = held.list(HELD, page.getLast().id(), PAGE);
        }
        return groups.values();
    }

    /** A payment that came twice, or that its payer may not make, needs somebody to decide. */
    private static boolean mayBecomeDeliverable(HeldDocument document) {
        return switch (document.reason()) {
            case NO_RECIPIENT, UNMATCHED_ANSWER, AMBIGUOUS_ANSWER -> true;
            case PAYEE_NOT_AGREED, POSSIBLE_DUP_PAYMENT -> false;
        };
    }

    /** @param to who is to have an answer; of no account for a remittance */
    private List<TradingPartner> recipients(HeldDocument document, Optional<PartnerId> to) {
        return HeldSource.isRemittance(document)
                ? Distribution.recipients(
                        partners.all(), document.sender(), document.payeeNpi(), document.usage(), today())
                : answerTo(document, to).stream().toList();
    }

    private Optional<TradingPartner> answerTo(HeldDocument document, Optional<PartnerId> to) {
        return to.isPresent()
                ? partners.find(to.get()).filter(p -> Correlation.mayHave(p, HeldSource.type(document), today()))
                : source.asker(document);
    }

    private boolean release(List<HeldDocument> group, List<TradingPartner> recipients, String actor) {
        var first = group.getFirst();
        var submission = source.submission(first);
        var now = clock.instant();
        var names = "to "
                + String.join(", ", recipients.stream().map(r -> r.id().value()).toList());
        var entry = LedgerEntry.builder();
        for (var document : group) {
            entry.add(new Change.SettleHeld(document.id(), HeldDocument.State.RELEASED, now, actor, names));
            Settlement.released(actor, names, now).tell(document, entry);
        }
        boolean released;
        try (var bytes = source.open(submission);
                var bundle = payloads.bundle()) {
            var sets = HeldSource.sets(group, bytes);
            for (var recipient : recipients)
                copyist.copy(
                                HeldSource.type(first),
                                submission,
                                sets,
                                recipient,
                                more -> "%s/held/%s/%s%s".formatted(first.kind(), first.id(), recipient.id(), more),
                                bundle)
                        .forEach(copy -> documents.deliver(copy.document(), now).forEach(entry::add));
            bundle.finish();
            released = commits.commit(entry.build()) instanceof Outcome.Committed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        complete(first);
        return released;
    }

    private void complete(HeldDocument document) {
        if (held.countHeld(document.submission()) == 0) completion.settleHeld(document.submission());
    }

    private HeldEntry entry(String id) {
        return source.entry(held.find(id).orElseThrow(() -> Settlement.nothingHeld(id)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), us.zone());
    }
}
