package io.x12gateway.edi.mapping;

import io.x12gateway.edi.envelope.Segment;

import java.math.BigDecimal;
import java.util.List;

/** Whether a record says everything that the segments said which it was read from. */
final class Faithfulness {
    private static final int DIGITS_MAX = 20;

    private Faithfulness() {}

    /** The same segments in the same order, element for element; 100.00 and 100 are the same. */
    static boolean same(List<Segment> read, List<Segment> written) {
        if (read.size() != written.size()) return false;
        for (int i = 0; i < read.size(); i++) if (!same(read.get(i), written.get(i))) return false;
        return true;
    }

    private static boolean same(Segment read, Segment written) {
        if (!read.id().equals(written.id())) return false;
        var left = SegmentText.normal(read);
        var right = SegmentText.normal(written);
        if (left.size() != right.size()) return false;
        for (int i = 0; i < left.size(); i++) if (!same(left.get(i), right.get(i))) return false;
        return true;
    }

    private static boolean same(String read, String written) {
        if (read.equals(written)) return true;
        return isNumber(read) && isNumber(written) && new BigDecimal(read).compareTo(new BigDecimal(written)) == 0;
    }

    private static boolean isNumber(String text) {
        boolean digit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') digit = true;
            else if (c != '.' && (c != '-' || i > 0)) return false;
        }
        return digit && text.length() <= DIGITS_MAX && text.indexOf('.') == text.lastIndexOf('.');
    }
}
