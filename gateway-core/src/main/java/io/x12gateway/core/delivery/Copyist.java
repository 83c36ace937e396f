package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.Bundle;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts transaction sets into envelopes of ours, byte for byte from ST to SE, with the separators that they came with.
 * Writing a document again gives the same bytes. What was written is judged before it leaves.
 */
final class Copyist {
    /** More than enough for ST01 and ST02. */
    private static final int HEAD_BYTES = 40;

    private final GatewayIdentity us;
    private final ControlNumbers numbers;
    private final Judgement judgement;

    Copyist(GatewayIdentity us, ControlNumbers numbers, Judgement judgement) {
        this.us = us;
        this.numbers = numbers;
        this.judgement = judgement;
    }

    /**
     * Transaction sets as they were received.
     *
     * @param header of the interchange that they came in
     */
    record Sets(InterchangeHeader header, PayloadReader bytes, List<Set> all) {
        Sets {
            all = List.copyOf(all);
        }

        /** @param controlNumber ST02 */
        record Set(ByteSpan span, String controlNumber) {}

        static Set of(TransactionReport transaction) {
            return new Set(transaction.span(), transaction.header().controlNumber());
        }

        /** For those whose report is not at hand. */
        static Set of(ByteSpan span, PayloadReader bytes, char separator) {
            var head = bytes.read(new ByteSpan(span.offset(), Math.min(HEAD_BYTES, span.length())));
            var elements = new String(head, StandardCharsets.ISO_8859_1).split(Pattern.quote("" + separator), 4);
            return new Set(span, elements.length > 2 ? elements[2].replaceAll("[^A-Za-z0-9].*", "") : "");
        }
    }

    /** @param sets what was counted in each of its sets, by where it stands in the payload */
    record Copied(Document document, Map<Long, Tally.Counted> sets) {
        /** BPR02 of all. */
        BigDecimal money() {
            return sets.values().stream().map(Tally.Counted::money).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /**
     * One interchange, or several where control numbers of sets repeat, as they may in different groups of a file. Each
     * is judged while it is written, so that none has to fit into memory.
     *
     * @param key makes the key of the n-th document, from the empty text for the first, {@code /2} for the second
     * @param into where they are written; spoilt if this throws
     * @throws GatewayFault {@code delivery-invalid}: what we wrote does not pass our own judge
     */
    List<Copied> copy(
            TransactionType type,
            Submission submission,
            Sets sets,
            TradingPartner recipient,
            UnaryOperator<String> key,
            Bundle into) {
        var documents = new ArrayList<Copied>();
        for (var some : withoutRepetition(sets.all()))
            documents.add(write(
                    type,
                    submission,
                    new Sets(sets.header(), sets.bytes(), some),
                    recipient,
                    key.apply(documents.isEmpty() ? "" : "/" + (documents.size() + 1)),
                    into));
        return documents;
    }

    private static List<List<Sets.Set>> withoutRepetition(List<Sets.Set> sets) {
        var all = new ArrayList<List<Sets.Set>>();
        var times = new HashMap<String, Integer>();
        for (var set : sets) {
            int place = times.merge(set.controlNumber(), 1, Integer::sum) - 1;
            if (place == all.size()) all.add(new ArrayList<>());
            all.get(place).add(set);
        }
        return all;
    }

    private Copied write(
            TransactionType type, Submission submission, Sets sets, TradingPartner recipient, String key, Bundle into) {
        var received = sets.header();
        var allocated = numbers.forDocument(key, recipient.id(), received.usage());
        var copy = new Copy(
                envelope(type, submission, received, recipient, allocated),
                recipient.outbound(),
                sets.bytes(),
                sets.all().stream().map(Sets.Set::span).toList());
        var tally = new Tally();
        var staged = write(key, submission, copy, tally, into);
        var document = new Document(
                recipient.id(),
                key,
                type.toString(),
                received.usage(),
                allocated.isa13(),
                "",
                "delivered",
                new Document.Content.Staged(staged),
                submission.id());
        var counted = new HashMap<Long, Tally.Counted>();
        for (int i = 0; i < sets.all().size(); i++)
            counted.put(sets.all().get(i).span().offset(), tally.sets().get(i));
        return new Copied(document, counted);
    }

    private StagedPayload write(String key, Submission submission, Copy copy, Tally tally, Bundle into) {
        var judge = judgement.judge(submission);
        try {
            return into.add(out -> {
                try (var in = new NotedStream(copy.open(), out)) {
                    check(key, judge.validate(in, tally));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Envelope envelope(
            TransactionType type,
            Submission submission,
            InterchangeHeader received,
            TradingPartner recipient,
            ControlNumbers.Allocated allocated) {
        var to = recipient.identities(received.usage()).getFirst();
        return Envelope.of(
                        type,
                        us.identity().qualifier(),
                        us.identity().id(),
                        to.qualifier(),
                        to.id(),
                        new ControlNumber(allocated.interchange()),
                        new ControlNumber(allocated.group()),
                        LocalDateTime.ofInstant(submission.receivedAt(), us.zone()),
                        received.test())
                .with(received.delimiters())
                .withGroup(us.applicationId(), recipient.applicationId(received.usage()));
    }

    /** By what was agreed with its sender: that is no fault of ours. */
    private static void check(String key, ValidationReport report) {
        if (report.verdict() == ValidationReport.Verdict.VALID) return;
        throw new GatewayFault(
                FaultKind.GATEWAY,
                "delivery-invalid",
                "The document " + key + " is not valid X12 and was not sent: "
                        + report.allFindings()
                                .filter(Finding::isError)
                                .map(f -> f.code() + " at " + f.location().label())
                                .limit(10)
                                .collect(Collectors.joining(", ")));
    }
}
