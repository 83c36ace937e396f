package io.x12gateway.edi.synthesis;

/**
 * A defect that was put in.
 *
 * @param transaction 0-based number of the transaction set in the file; for faults of a group or the interchange, of the
 *     last set before
 * @param segment the id of the segment that was spoiled
 */
public record Blemish(Defect defect, int transaction, String segment) {}
