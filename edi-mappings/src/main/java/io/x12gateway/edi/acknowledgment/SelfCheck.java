package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import io.x12gateway.edi.validation.Validator;

import java.util.stream.Collectors;

/** Judges what is about to leave as it would be judged if somebody else had sent it. */
final class SelfCheck {
    private static final Validator JUDGE = new Validator();

    private SelfCheck() {}

    static byte[] checked(byte[] acknowledgment) {
        var report = JUDGE.validate(acknowledgment);
        if (report.verdict() == Verdict.VALID) return acknowledgment;
        throw new InvalidAcknowledgmentException(report.allFindings()
                .filter(Finding::isError)
                .map(Finding::message)
                .collect(Collectors.joining(" ", "An acknowledgment is not valid itself: ", "")));
    }
}
