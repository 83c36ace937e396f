package io.x12gateway.core.delivery;

import io.x12gateway.core.completion.Document;
import io.x12gateway.core.disposition.Judgement;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.ControlNumbers;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Puts transaction sets into envelopes of ours, byte for byte from ST to SE, with the separators that they came with.
 * Writing a document again gives the same bytes. What was written is judged before it leaves.
 */
final class Copyist {
    private final GatewayIdentity us;
    private final ControlNumbers numbers;
    private final Judgement judgement;

    Copyist(GatewayIdentity us, ControlNumbers numbers, Judgement judgement) {
        this.us = us;
        this.numbers = numbers;
        this.judgement = judgement;
    }

    /**
     * One interchange, or several where control numbers of sets repeat, as they may in different groups of a file.
     *
     * @param received the interchange that the sets came in
     * @param key makes the key of the n-th document, from the empty text for the first, {@code /2} for the second
     * @throws GatewayFault {@code delivery-invalid}: what we wrote does not pass our own judge
     */
    List<Document> copy(
            TransactionType type,
            Submission submission,
            InterchangeHeader received,
            TradingPartner recipient,
            List<byte[]> sets,
            UnaryOperator<String> key) {
        var documents = new ArrayList<Document>();
        for (var some : withoutRepetition(sets, received.delimiters().element()))
            documents.add(write(
                    type,
                    submission,
                    received,
                    recipient,
                    some,
                    key.apply(documents.isEmpty() ? "" : "/" + (documents.size() + 1))));
        return documents;
    }

    private static List<List<byte[]>> withoutRepetition(List<byte[]> sets, char separator) {
        var all = new ArrayList<List<byte[]>>();
        var seen = new ArrayList<HashSet<String>>();
        for (var set : sets) {
            var number = controlNumber(set, separator);
            int place = 0;
            while (place < seen.size() && seen.get(place).contains(number)) place++;
            if (place == seen.size()) {
                seen.add(new HashSet<>());
                all.add(new ArrayList<>());
            }
            seen.get(place).add(number);
            all.get(place).add(set);
        }
        return all;
    }

    /** ST02. */
    private static String controlNumber(byte[] set, char separator) {
        var head = new String(set, 0, Math.min(40, set.length), StandardCharsets.ISO_8859_1);
        var elements = head.split(Pattern.quote(String.valueOf(separator)), 4);
        return elements.length > 2 ? elements[2].replaceAll("[^A-Za-z0-9].*", "") : "";
    }

    private Document write(
            TransactionType type,
            Submission submission,
            InterchangeHeader received,
            TradingPartner recipient,
            List<byte[]> sets,
            String key) {
        var allocated = numbers.forDocument(key, recipient.id(), received.usage());
        var transactions = sets.stream()
                .map(set -> OutgoingTransaction.verbatim(out -> out.write(set)))
                .toList();
        var bytes = recipient
                .outbound()
                .writer()
                .write(envelope(type, submission, received, recipient, allocated), transactions);
        check(key, submission, bytes);
        return new Document(
                recipient.id(),
                key,
                type.setId(),
                received.usage(),
                allocated.isa13(),
                "delivered",
                bytes,
                submission.id());
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

    /** What was agreed with its sender is no fault of ours. */
    private void check(String key, Submission submission, byte[] bytes) {
        var report = X12.standard().validate(bytes);
        if (report.verdict() == ValidationReport.Verdict.VALID
                || judgement.judge(submission).validate(bytes).verdict() == ValidationReport.Verdict.VALID) return;
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
