package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport.Verdict;

import java.util.stream.Collectors;

/** Judges what is about to leave as it would be judged if somebody else had sent it. */
final class SelfCheck {
    private static final int TOLD_MAX = 10;

    private SelfCheck() {}

    static byte[] checked(byte[] acknowledgment) {
        return checked(acknowledgment, X12.standard());
    }

    /** @param agreed judges what gives back what it let in */
    static byte[] checked(byte[] acknowledgment, X12 agreed) {
        var report = X12.standard().validate(acknowledgment);
        if (report.verdict() == Verdict.VALID) return acknowledgment;
        var judge = agreed.ofAnswers();
        if (judge != X12.standard() && judge.validate(acknowledgment).verdict() == Verdict.VALID) return acknowledgment;
        throw new InvalidAcknowledgmentException(report.allFindings()
                .filter(Finding::isError)
                .map(f -> f.code() + " at " + f.location().label())
                .distinct()
                .limit(TOLD_MAX)
                .collect(Collectors.joining(", ")));
    }
}
