package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.UnreadableTransactionException;

/** The HL levels of the 276 and 277. A child follows its parent, so the level code alone tells where it belongs. */
final class Levels {
    static final String PAYER = "20";
    static final String RECEIVER = "21";
    static final String PROVIDER = "19";
    static final String SUBSCRIBER = "22";
    static final String DEPENDENT = "23";

    private Levels() {}

    static boolean at(SegmentCursor cursor, String level) {
        return cursor.at("HL", 3, level);
    }

    static void take(SegmentCursor cursor, String level, String where) {
        var hl = cursor.take("HL", where);
        if (!hl.element(3).equals(level)) {
            throw UnreadableTransactionException.at(
                    hl, "HL03 is '" + hl.element(3) + "', expected " + level + " in " + where);
        }
    }
}
