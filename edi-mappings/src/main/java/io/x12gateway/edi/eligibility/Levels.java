package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.UnreadableTransactionException;

/** The HL levels of the 270 and 271. A child follows its parent, so the level code alone tells where it belongs. */
final class Levels {
    static final String SOURCE = "20";
    static final String RECEIVER = "21";
    static final String SUBSCRIBER = "22";
    static final String DEPENDENT = "23";

    private Levels() {}

    static boolean atSource(SegmentCursor cursor) {
        return cursor.at("HL", 3, SOURCE);
    }

    static boolean atReceiver(SegmentCursor cursor) {
        return cursor.at("HL", 3, RECEIVER);
    }

    static boolean atSubscriber(SegmentCursor cursor) {
        return cursor.at("HL", 3, SUBSCRIBER);
    }

    static boolean atDependent(SegmentCursor cursor) {
        return cursor.at("HL", 3, DEPENDENT);
    }

    static Segment take(SegmentCursor cursor, String level, String where) {
        var hl = cursor.take("HL", where);
        if (!hl.element(3).equals(level)) {
            throw UnreadableTransactionException.at(
                    hl, "HL03 is '" + hl.element(3) + "', expected " + level + " in " + where);
        }
        return hl;
    }
}
