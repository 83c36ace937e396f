package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.SegmentView;

/** Where transaction sets are judged: on the spot, or by several threads. Calls come in the order of the file. */
interface TransactionDesk extends AutoCloseable {

    /** Whether only the bytes of segments are needed when they come by. */
    boolean skims();

    void begins(OpenTransaction transaction, SegmentView st);

    /** A segment of the set that began last. */
    void segment(SegmentView segment);

    /** The set that began last has ended. */
    void ends(OpenTransaction transaction);

    /** Waits until everything is judged. */
    void finish();

    /** Stops, finished or not. */
    @Override
    void close();
}
