package io.x12gateway.core.response;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.Question;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges what a back end says as strictly as what a partner says, and whether it answers the question. What fails either
 * way is no answer.
 */
public final class AnswerJudge {
    private static final int BYTES_MAX = 8 * 1024 * 1024;

    /**
     * @param answer as it is, or {@link Answer.NoAnswer} in place of one that cannot be used
     * @param reading of an answer that can be used
     */
    public record Judged(Answer answer, Optional<Reading> reading) {
        private static Judged flawed(String flaw) {
            return new Judged(new Answer.NoAnswer("unusable-answer: " + flaw), Optional.empty());
        }
    }

    public Judged judge(Question question, Answer answer) {
        if (!(answer instanceof Answer.Answered answered)) return new Judged(answer, Optional.empty());
        var interchange = answered.interchange();
        if (interchange.length > BYTES_MAX) return Judged.flawed("more than " + BYTES_MAX + " bytes");
        var report = X12.standard().validate(interchange);
        if (report.verdict() != ValidationReport.Verdict.VALID) return Judged.flawed(codes(report));
        if (report.transactions().count() != 1)
            return Judged.flawed(report.transactions().count() + " transaction sets where one was expected");
        var transaction = read(report, interchange);
        var expected = responseTo(question.type());
        if (!transaction.report().type().equals(Optional.of(expected)))
            return Judged.flawed(
                    "a " + transaction.report().header().setId() + " where a " + expected + " was expected");
        try {
            var reading = reading(question, transaction);
            return mismatch(reading).map(Judged::flawed).orElseGet(() -> new Judged(answered, Optional.of(reading)));
        } catch (UnreadableTransactionException e) {
            return Judged.flawed("segment " + e.segment() + " out of place");
        }
    }

    private static Reading reading(Question question, Transaction answer) {
        return question.type() == TransactionType.ELIGIBILITY_INQUIRY
                ? new Reading.Eligibility(
                        EligibilityInquiry.read(question.transaction(), question.delimiters()),
                        EligibilityResponse.read(answer.bytes(), answer.delimiters()))
                : new Reading.ClaimStatus(
                        ClaimStatusRequest.read(question.transaction(), question.delimiters()),
                        ClaimStatusResponse.read(answer.bytes(), answer.delimiters()));
    }

    private static Optional<String> mismatch(Reading reading) {
        return switch (reading) {
            case Reading.Eligibility e -> eligibility(e.asked(), e.told());
            case Reading.ClaimStatus c -> claimStatus(c.asked(), c.told());
        };
    }

    private static String codes(ValidationReport report) {
        return report.allFindings()
                .filter(Finding::isError)
                .map(f -> f.code().name())
                .distinct()
                .limit(10)
                .collect(Collectors.joining(" "));
    }

    /** The one transaction set of an interchange that was judged. */
    record Transaction(TransactionReport report, byte[] bytes, Delimiters delimiters) {}

    private static Transaction read(ValidationReport report, byte[] interchange) {
        var transaction = report.transactions().findFirst().orElseThrow();
        var delimiters = report.interchanges().stream()
                .filter(i -> holds(i, transaction))
                .findFirst()
                .orElseThrow()
                .header()
                .delimiters();
        int from = Math.toIntExact(transaction.span().offset());
        int to = Math.toIntExact(transaction.span().end());
        return new Transaction(transaction, Arrays.copyOfRange(interchange, from, to), delimiters);
    }

    private static boolean holds(InterchangeReport interchange, TransactionReport transaction) {
        return interchange.groups().stream().anyMatch(g -> g.transactions().contains(transaction));
    }

    static TransactionType responseTo(TransactionType inquiry) {
        return inquiry == TransactionType.ELIGIBILITY_INQUIRY
                ? TransactionType.ELIGIBILITY_RESPONSE
                : TransactionType.CLAIM_STATUS_RESPONSE;
    }

    private static Optional<String> eligibility(EligibilityInquiry asked, EligibilityResponse told) {
        if (differ(asked.beginning().reference(), told.beginning().reference())) return Optional.of("another BHT03");
        Set<List<String>> wanted = asked.traces().map(AnswerJudge::key).collect(Collectors.toSet());
        Set<List<String>> given =
                told.traces().filter(Trace::isEcho).map(AnswerJudge::key).collect(Collectors.toSet());
        // An answer that ends at the source or the provider gives no traces back.
        if (!wanted.containsAll(given) || told.subscribers().findAny().isPresent() && !given.containsAll(wanted))
            return Optional.of("another trace number");
        return SamePatient.of(asked, told) ? Optional.empty() : Optional.of("another patient");
    }

    private static List<String> key(Trace trace) {
        return List.of(trace.number(), trace.assigner());
    }

    private static Optional<String> claimStatus(ClaimStatusRequest asked, ClaimStatusResponse told) {
        if (differ(asked.beginning().reference(), told.beginning().reference())) return Optional.of("another BHT03");
        Set<String> wanted = asked.claims().map(ClaimInquiry::trace).collect(Collectors.toSet());
        Set<String> given = told.claims().map(ClaimStatus::trace).collect(Collectors.toCollection(HashSet::new));
        if (!wanted.containsAll(given) || !isCutShort(told) && !given.containsAll(wanted))
            return Optional.of("another trace number");
        return Optional.empty();
    }

    /** Whether it says at a receiver or a provider why nothing is said about the claims below. */
    private static boolean isCutShort(ClaimStatusResponse told) {
        return told.payers().stream()
                .flatMap(p -> p.receivers().stream())
                .anyMatch(r -> r.status().isPresent()
                        || r.providers().stream().anyMatch(p -> p.status().isPresent()));
    }

    private static boolean differ(String asked, String told) {
        return !asked.isEmpty() && !told.isEmpty() && !asked.equals(told);
    }
}
