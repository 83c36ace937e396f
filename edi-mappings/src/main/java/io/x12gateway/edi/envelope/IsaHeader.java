package io.x12gateway.edi.envelope;

import java.util.List;

/**
 * An ISA as it stands in the file, before anyone has judged it.
 *
 * @param elements ISA01 to ISA16, padding and all
 * @param delimiters as the ISA declares them, whether usable or not; repetition is NUL if ISA11 is {@code U}
 * @param fixedWidth whether every element has the width that X12.5 gives it, 106 bytes with the terminator
 */
public record IsaHeader(List<String> elements, Delimiters delimiters, boolean fixedWidth, ByteSpan span) {
    /** Byte lengths of ISA01 to ISA16. */
    public static final List<Integer> WIDTHS = List.of(2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1);

    /** Bytes of an ISA, terminator included. */
    public static final int LENGTH = 106;

    public IsaHeader {
        elements = List.copyOf(elements);
        if (elements.size() != WIDTHS.size()) throw new IllegalArgumentException("an ISA has 16 elements");
    }

    /** The element {@code number} of ISA01 to ISA16, as it stands. */
    public String element(int number) {
        return elements.get(number - 1);
    }

    /** Where the element {@code number} stands. */
    public ByteSpan elementSpan(int number) {
        long at = span.offset() + 4;
        for (int i = 1; i < number; i++) at += element(i).length() + 1L;
        return new ByteSpan(at, element(number).length());
    }

    /** The header as values: ids trimmed, everything else as it stands. Never fails, so that a TA1 finds its way. */
    public InterchangeHeader toHeader() {
        return new InterchangeHeader(
                element(1),
                element(2),
                element(3),
                element(4),
                element(5),
                element(6).strip(),
                element(7),
                element(8).strip(),
                element(9),
                element(10),
                element(12),
                element(13),
                element(14).equals("1"),
                element(15),
                delimiters);
    }
}
