package io.x12gateway.core.delivery;

import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.remittance.RemittanceHeader;

import java.util.Arrays;

/**
 * The beginning of a remittance; no more of it is read, since one set may be as large as the whole file.
 *
 * @param method BPR04
 */
record SetHead(RemittanceHeader header, String method) {
    private static final long FIRST_BYTES = 4096;

    static SetHead read(PayloadReader payload, ByteSpan set, Delimiters delimiters) {
        for (long length = Math.min(FIRST_BYTES, set.length()); ; length = Math.min(4 * length, set.length())) {
            var head = wholeSegments(payload.read(new ByteSpan(set.offset(), length)), delimiters);
            if (length == set.length() || isWhole(head, delimiters))
                return new SetHead(RemittanceHeader.read(head, delimiters), method(head, delimiters));
        }
    }

    private static String method(byte[] head, Delimiters delimiters) {
        for (var segment : new SegmentReader(head, delimiters)) if (segment.is("BPR")) return segment.element(4);
        return "";
    }

    private static byte[] wholeSegments(byte[] bytes, Delimiters delimiters) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != (byte) delimiters.segment()) end--;
        return Arrays.copyOf(bytes, end);
    }

    private static boolean isWhole(byte[] head, Delimiters delimiters) {
        for (var segment : new SegmentReader(head, delimiters))
            if (segment.is("LX") || segment.is("CLP") || segment.is("PLB") || segment.is("SE")) return true;
        return false;
    }
}
