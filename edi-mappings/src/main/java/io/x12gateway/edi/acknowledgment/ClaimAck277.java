package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.TransactionType.Kind;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.claim.ClaimAcknowledgment;
import io.x12gateway.edi.claim.ClaimBatch;
import io.x12gateway.edi.claim.ClaimFlow;
import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

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

        /** For the transaction set of this number in the interchange, from 1. */
        public Issuer of(int number) {
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
        var claims = ClaimFlow.of(transaction, delimiters);
        return of(claims.heading(), claims, faults, claim -> new ClaimVerdict.Awaited(), issuer);
    }

    /**
     * For some or all claims of an 837, in their order.
     *
     * @param heading what stands before its first provider, see {@link ClaimFlow#heading()}
     * @param faults what was found wrong in the whole of it
     * @param verdicts what the payer says of those of which nothing was found wrong
     */
    public static ClaimAcknowledgment of(
            ClaimBatch heading,
            Iterator<PlacedClaim> claims,
            ClaimFaults faults,
            Function<PlacedClaim, ClaimVerdict> verdicts,
            Issuer issuer) {
        return new ClaimAckComposition(heading, faults, verdicts, issuer).compose(claims);
    }

    /** For an 837 that is refused as a whole, for a reason that lies above its claims. */
    public static ClaimAcknowledgment refused(
            ClaimBatch heading, StatusCode why, int claims, BigDecimal charge, Issuer issuer) {
        return new ClaimAckComposition(heading, ClaimFaults.none(), claim -> new ClaimVerdict.Awaited(), issuer)
                .refused(why, claims, charge);
    }

    /**
     * One of several that are each about other claims of the same 837, which come in their order. What two of them say of
     * one provider or one patient in a row stands together, and the totals are counted anew.
     */
    public static ClaimAcknowledgment together(List<ClaimAcknowledgment> parts, Issuer issuer) {
        return ClaimAckTotals.together(parts, issuer);
    }

    /**
     * One interchange with one group HN, and in it one 277CA for each answer.
     *
     * @throws InvalidAcknowledgmentException if that would not be valid itself
     */
    public static byte[] write(Envelope envelope, List<ClaimAcknowledgment> answers) {
        return write(new InterchangeWriter(), envelope, answers, X12.standard());
    }

    /**
     * The same as a certain writer writes.
     *
     * @param agreed by what the claims were judged: what it let in is given back as it came
     */
    public static byte[] write(
            InterchangeWriter writer, Envelope envelope, List<ClaimAcknowledgment> answers, X12 agreed) {
        var sets = answers.stream()
                .map(answer -> OutgoingTransaction.of(answer.segments()))
                .toList();
        return SelfCheck.checked(writer.write(envelope, sets), agreed);
    }
}
