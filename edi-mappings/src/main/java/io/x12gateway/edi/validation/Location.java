package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;

/**
 * Where a finding is. Numbers are 1-based and 0 means "not applicable": {@code segmentPosition} counts from ST = 1 as
 * IK302 does, {@code element}, {@code component} and {@code repetition} as IK401 does.
 *
 * @param loop the loop as the guide names it, such as {@code 2100C}; empty outside a transaction set
 * @param elementReference X12 data element number for IK402, 0 if unknown
 * @param span the bytes at fault, in the received file
 */
public record Location(
        String loop,
        String segment,
        int segmentPosition,
        int element,
        int component,
        int repetition,
        int elementReference,
        ByteSpan span) {

    /** A place in the envelope, outside any transaction set. */
    public static Location envelope(String segment, int element, ByteSpan span) {
        return new Location("", segment, 0, element, 0, 0, 0, span);
    }

    /** {@code 2100C NM109} or {@code ISA13}; for messages and tables. */
    public String label() {
        var text = new StringBuilder(loop);
        if (!loop.isEmpty()) text.append(' ');
        text.append(segment);
        if (element > 0) text.append(element < 10 ? "0" : "").append(element);
        if (component > 0) text.append('-').append(component);
        return text.toString();
    }
}
