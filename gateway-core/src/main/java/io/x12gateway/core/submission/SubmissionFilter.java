package io.x12gateway.core.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which of a partner's submissions are looked for; what is empty does not matter.
 *
 * @param since received then or later
 * @param until received before
 * @param fileName as the sender called the file, letter for letter
 * @param interchangeNumber ISA13 of an interchange that was worked as part of a batch, nine digits
 */
public record SubmissionFilter(
        Set<SubmissionState> states,
        Optional<Instant> since,
        Optional<Instant> until,
        String fileName,
        String interchangeNumber) {
    public static final SubmissionFilter ALL =
            new SubmissionFilter(Set.of(), Optional.empty(), Optional.empty(), "", "");

    public SubmissionFilter {
        states = Set.copyOf(states);
        if (!interchangeNumber.isEmpty() && !interchangeNumber.matches("[0-9]{9}"))
            throw new IllegalArgumentException("an interchange control number has nine digits");
    }

    /** Whether the submission itself fits; its interchanges are not looked at. */
    public boolean fits(Submission s) {
        return (states.isEmpty() || states.contains(s.state()))
                && since.stream().noneMatch(s.receivedAt()::isBefore)
                && until.stream().allMatch(s.receivedAt()::isBefore)
                && (fileName.isEmpty() || fileName.equals(s.fileName()));
    }
}
