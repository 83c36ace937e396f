package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Completion;
import io.x12gateway.core.completion.Documents;
import io.x12gateway.core.disposition.Action;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.Bundle;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payment.Remittance;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.TimelineEntry;
import io.x12gateway.core.submission.Ulid;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.remittance.PayeeSplit;
import io.x12gateway.edi.remittance.RemittanceHeader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Splits accepted remittances by payee and puts each payee's into the mailboxes of those who may read it. A payment that
 * came before is held. Before anything is committed, what was written is read again and the money counted: what leaves
 * and what is held is what came.
 */
final class Remittances {
    private final Partners partners;
    private final HeldDocuments held;
    private final GatewayIdentity us;
    private final Copyist copyist;
    private final Documents documents;

    Remittances(Partners partners, HeldDocuments held, GatewayIdentity us, Copyist copyist, Documents documents) {
        this.partners = partners;
        this.held = held;
        this.us = us;
        this.copyist = copyist;
        this.documents = documents;
    }

    /** @param seen the payments of this submission so far; those of this delivery are added */
    void distribute(
            LedgerEntry.Builder entry,
            Submission submission,
            TradingPartner sender,
            Action.Deliver delivery,
            PayloadReader bytes,
            Bundle into,
            Set<String> seen,
            Instant at) {
        var usage = delivery.header().usage();
        var delimiters = delivery.header().delimiters();
        var parts = new ArrayList<PayeeSplit.Part>();
        var methods = new ArrayList<String>();
        for (var transaction : delivery.transactions()) {
            var head = SetHead.read(bytes, transaction.span(), delimiters);
            parts.add(new PayeeSplit.Part(head.header(), transaction.span()));
            methods.add(head.method());
        }
        var numbers = delivery.transactions().stream()
                .collect(Collectors.toMap(t -> t.span().offset(), Copyist.Sets::of));
        var fresh = new ArrayList<PayeeSplit.Part>();
        var withheld = new ArrayList<Withheld>();
        for (var part : parts) {
            var key = paymentKey(usage, part.header());
            if (!seen.add(key) || held.firstOf(key).isPresent())
                withheld.add(new Withheld(part, HeldDocument.Reason.POSSIBLE_DUP_PAYMENT));
            else {
                entry.add(new Change.ClaimPayment(
                        key, submission.id(), part.span().offset()));
                fresh.add(part);
            }
        }
        var day = LocalDate.ofInstant(submission.receivedAt(), us.zone());
        var distribution = Distribution.of(PayeeSplit.group(fresh), partners.all(), sender, usage, day);
        for (var share : distribution.held())
            share.share().parts().forEach(part -> withheld.add(new Withheld(part, share.reason())));
        var written = new ArrayList<Written>();
        for (var parcel : distribution.parcels()) {
            var sets = new Copyist.Sets(
                    delivery.header(),
                    bytes,
                    parcel.share().parts().stream()
                            .map(part -> Objects.requireNonNull(
                                    numbers.get(part.span().offset())))
                            .toList());
            written.add(write(submission, delivery, parcel, sets, into));
        }
        balance(submission, parts, written, withheld);
        for (var one : written)
            for (var copy : one.copies()) documents.deliver(copy.document(), at).forEach(entry::add);
        note(entry, submission, delivery, parts, methods, counted(submission, bytes, written, withheld));
        for (var one : withheld) hold(entry, submission, delivery, one, at);
    }

    /** The claims of each set: of what was delivered they were counted on the way, of what is held they are now. */
    private static Map<Long, Remittance.Claims> counted(
            Submission submission, PayloadReader bytes, List<Written> written, List<Withheld> withheld) {
        var counted = new HashMap<Long, Remittance.Claims>();
        for (var one : written)
            for (var copy : one.copies()) copy.sets().forEach((offset, set) -> counted.put(offset, set.claims()));
        if (withheld.isEmpty()) return counted;
        var wanted = withheld.stream().map(one -> one.part().span().offset()).collect(Collectors.toSet());
        try (var file = bytes.stream(new ByteSpan(0, submission.sizeBytes()))) {
            counted.putAll(Tally.of(file, wanted));
            return counted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the reconciliation with the bank. */
    private static void note(
            LedgerEntry.Builder entry,
            Submission submission,
            Action.Deliver delivery,
            List<PayeeSplit.Part> parts,
            List<String> methods,
            Map<Long, Remittance.Claims> counted) {
        for (int i = 0; i < parts.size(); i++) {
            var header = parts.get(i).header();
            var span = parts.get(i).span();
            entry.add(new Change.NoteRemittance(new Remittance(
                    submission.id(),
                    span,
                    delivery.transactions().get(i).header().controlNumber(),
                    submission.partner(),
                    delivery.header().usage(),
                    header.payerId(),
                    header.traceNumber(),
                    header.amount(),
                    methods.get(i),
                    header.date(),
                    header.payeeNpi().isEmpty() ? header.payeeTaxId() : header.payeeNpi(),
                    Optional.ofNullable(counted.get(span.offset())),
                    submission.receivedAt(),
                    "")));
        }
    }

    /** One transaction set that stays here. */
    private record Withheld(PayeeSplit.Part part, HeldDocument.Reason reason) {}

    private record Written(Distribution.Parcel parcel, List<Copyist.Copied> copies) {}

    /** What makes two remittances the same payment. */
    static String paymentKey(String usage, RemittanceHeader header) {
        var payee = header.payeeNpi().isEmpty() ? header.payeeTaxId() : header.payeeNpi();
        return String.join(
                "|",
                usage,
                header.traceNumber(),
                header.payerId(),
                header.date().toString(),
                header.amount().stripTrailingZeros().toPlainString(),
                payee);
    }

    private Written write(
            Submission submission,
            Action.Deliver delivery,
            Distribution.Parcel parcel,
            Copyist.Sets sets,
            Bundle into) {
        var payee = parcel.share().payee();
        var recipient = parcel.recipient();
        var key = "835/%s/%d/%s/%s/%s"
                .formatted(submission.id(), delivery.interchangeNumber(), payee.npi(), payee.taxId(), recipient.id());
        return new Written(
                parcel,
                copyist.copy(TransactionType.REMITTANCE_ADVICE, submission, sets, recipient, more -> key + more, into));
    }

    /** Counts what was read of what was written. Several recipients of one payee count once. */
    private static void balance(
            Submission submission, List<PayeeSplit.Part> parts, List<Written> written, List<Withheld> withheld) {
        var received = sum(parts);
        var left = sum(withheld.stream().map(Withheld::part).toList());
        var counted = Collections.<PayeeSplit.Share>newSetFromMap(new IdentityHashMap<>());
        for (var one : written) {
            var share = one.parcel().share();
            var money = one.copies().stream().map(Copyist.Copied::money).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (money.compareTo(sum(share.parts())) != 0)
                throw unbalanced(
                        submission, money, one.copies().getFirst().document().key());
            if (counted.add(share)) left = left.add(money);
        }
        if (left.compareTo(received) != 0) throw unbalanced(submission, left, "all parts, held ones included");
    }

    private static BigDecimal sum(List<PayeeSplit.Part> parts) {
        return parts.stream().map(p -> p.header().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static GatewayFault unbalanced(Submission submission, BigDecimal found, String where) {
        return new GatewayFault(
                FaultKind.GATEWAY,
                "delivery-unbalanced",
                "The payments of submission " + submission.id() + " do not add up after the split: " + found + " in "
                        + where + ". Nothing was delivered.");
    }

    /** The id follows from the place, so that deciding again after a crash holds the same. */
    private static void hold(
            LedgerEntry.Builder entry, Submission submission, Action.Deliver delivery, Withheld one, Instant at) {
        var header = one.part().header();
        var document = new HeldDocument(
                Ulid.derived(
                        submission.id().value(), "held at " + one.part().span().offset()),
                submission.id(),
                submission.partner(),
                one.reason(),
                "835",
                delivery.header().usage(),
                delivery.interchange().offset(),
                one.part().span(),
                header.payeeNpi() + "/" + header.payeeTaxId(),
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
                one.reason() + ": remittance " + header.traceNumber() + " for "
                        + (header.payeeNpi().isEmpty() ? "a payee without NPI" : "payee " + header.payeeNpi())
                        + ", held as " + document.id())));
    }
}
