package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.TransactionType.Kind;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.claim.ClaimBatch;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The 277CA 005010X214: accepts or refuses the claims of an 837 one by one. Transaction sets that the 999 refuses get
 * none.
 */
public final class ClaimAck277 {
    private ClaimAck277() {}

    /**
     * Who answers, and how the receipt is called there.
     *
     * @param source NM1 of 2100A: {@code PR} a payer, {@code AY} a clearinghouse; with NM108 and NM109
     * @param receipt TRN02 of 2200A
     * @param reference BHT03; of further transaction sets in the interchange {@code reference-2} and so on
     * @param received when the interchange arrived
     * @param at when it was judged: BHT04, BHT05 and the date of every status
     */
    public record Issuer(Name source, String receipt, String reference, LocalDate received, LocalDateTime at) {

        Issuer of(int number) {
            return number == 1 ? this : new Issuer(source, receipt, reference + "-" + number, received, at);
        }
    }

    /**
     * One for each 837 of an interchange that was accepted, in their order.
     *
     * @param bytes the file that the report is about, whole
     */
    public static List<ClaimAcknowledgment> of(InterchangeReport report, byte[] bytes, Issuer issuer) {
        var answers = new ArrayList<ClaimAcknowledgment>();
        if (!report.accepted()) return answers;
        for (var group : report.groups())
            for (var set : claims(group)) answers.add(answer(report, set, bytes, issuer.of(answers.size() + 1)));
        return answers;
    }

    private static List<TransactionReport> claims(GroupReport group) {
        if (!group.accepted()) return List.of();
        return group.transactions().stream()
                .filter(TransactionReport::accepted)
                .filter(set -> set.type().stream().anyMatch(type -> type.kind() == Kind.CLAIM))
                .toList();
    }

    private static ClaimAcknowledgment answer(
            InterchangeReport report, TransactionReport set, byte[] bytes, Issuer issuer) {
        var delimiters = report.header().delimiters();
        var transaction = Arrays.copyOfRange(
                bytes,
                Math.toIntExact(set.span().offset()),
                Math.toIntExact(set.span().end()));
        var faults = ClaimFaults.of(transaction, delimiters, set.findings());
        return new ClaimAckComposition(ClaimBatch.read(transaction, delimiters), faults, issuer).compose();
    }

    /**
     * One interchange with one group HN, and in it one 277CA for each answer.
     *
     * @throws InvalidAcknowledgmentException if that would not be valid itself
     */
    public static byte[] write(Envelope envelope, List<ClaimAcknowledgment> answers) {
        var sets = answers.stream()
                .map(answer -> OutgoingTransaction.of(answer.segments()))
                .toList();
        return SelfCheck.checked(new InterchangeWriter().write(envelope, sets));
    }
}
