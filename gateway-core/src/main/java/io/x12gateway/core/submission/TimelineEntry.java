package io.x12gateway.core.submission;

import java.time.Instant;

/**
 * One line of a submission's story.
 *
 * @param event what happened, as a stable word: {@code received}, {@code judged}, {@code acknowledged}, {@code
 *     inquired}, {@code answered}, {@code delivered}, {@code fetched}, ...
 * @param actor who did it: a partner id, {@code gateway}, an operator
 * @param detail ids, counts and codes in plain words; never patient data
 */
public record TimelineEntry(SubmissionId submission, Instant at, String event, String actor, String detail) {}
