package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;

/**
 * Is told of the transaction sets of a file while they are judged, in the thread that reads and in the order of the file,
 * whatever their verdict. A view lasts until the call returns.
 */
public interface TransactionListener {

    /** A set that stands in a group. */
    void starts(SegmentView st);

    /** A segment between ST and SE. */
    void segment(SegmentView segment);

    /** @param trailer whether it ended with SE; if not, the next envelope or the end of the bytes cut it off */
    void ends(boolean trailer);
}
