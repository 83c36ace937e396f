package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor.Outside;

import java.util.Optional;

/** What is said of bytes that belong to no interchange. Nothing of them is repeated: they may hold anything. */
final class OutsideFindings {
    private OutsideFindings() {}

    static Optional<Finding> of(Outside kind, ByteSpan span, byte[] head) {
        return switch (kind) {
            case BYTE_ORDER_MARK ->
                Optional.of(fault(FindingCode.BYTE_ORDER_MARK, span)
                        .expected("ISA")
                        .message("The file begins with a UTF-8 byte order mark, which is skipped.")
                        .fix("Save the file without one.")
                        .edit(Edit.remove(span))
                        .warning());
            case PADDING -> padding(span, head);
            case CUT_ISA ->
                Optional.of(fault(FindingCode.TRUNCATED_ISA, span)
                        .expected("an ISA of 106 bytes")
                        .message("The bytes end within an ISA, after %d of 106 bytes.".formatted(span.length()))
                        .fix("Send the whole file.")
                        .codes(AckCodes.NONE));
            case TEXT -> Optional.of(text(span, head));
        };
    }

    static Finding empty(long sizeBytes) {
        return fault(FindingCode.EMPTY, new ByteSpan(0, sizeBytes))
                .expected("an ISA")
                .message(sizeBytes == 0 ? "The file is empty." : "The file holds nothing but blanks.")
                .fix("Send an X12 interchange.")
                .codes(AckCodes.NONE);
    }

    private static Optional<Finding> padding(ByteSpan span, byte[] head) {
        for (byte b : head) {
            if (b != 0 && b != 0x1A) continue;
            return Optional.of(fault(FindingCode.TEXT_OUTSIDE_INTERCHANGE, span)
                    .expected("nothing but line breaks between interchanges")
                    .message("%d bytes of padding stand outside the interchanges and are skipped."
                            .formatted(span.length()))
                    .fix("Send the interchange without padding.")
                    .edit(Edit.remove(span))
                    .warning());
        }
        return Optional.empty();
    }

    private static Finding text(ByteSpan span, byte[] head) {
        if (otherEncoding(head))
            return fault(FindingCode.ENCODING, span)
                    .expected("one byte per character, ASCII")
                    .message("These bytes look like UTF-16 or EBCDIC; nothing is guessed.")
                    .fix("Send the file in ASCII.")
                    .codes(AckCodes.NONE);
        if (span.offset() == 0 && startsWithIsa(head))
            return fault(FindingCode.ISA_LENGTH, span)
                    .expected("an ISA of 106 bytes with sixteen elements")
                    .message("The file begins with ISA, but its elements can't be told apart.")
                    .fix("Pad every ISA element to its fixed width.")
                    .codes(AckCodes.NONE);
        return fault(span.offset() == 0 ? FindingCode.NOT_X12 : FindingCode.TEXT_OUTSIDE_INTERCHANGE, span)
                .expected("ISA")
                .message("%d bytes here are no X12 interchange.".formatted(span.length()))
                .fix("Send interchanges only, each from ISA to IEA.")
                .codes(AckCodes.NONE);
    }

    private static boolean otherEncoding(byte[] head) {
        if (head.length < 2) return false;
        int first = head[0] & 0xFF;
        int second = head[1] & 0xFF;
        boolean utf16 = first == 0xFF && second == 0xFE || first == 0xFE && second == 0xFF;
        boolean utf16WithoutMark = first == 'I' && second == 0 || first == 0 && second == 'I';
        boolean ebcdic = first == 0xC9 && second == 0xE2;
        return utf16 || utf16WithoutMark || ebcdic;
    }

    private static boolean startsWithIsa(byte[] head) {
        return head.length > 3 && head[0] == 'I' && head[1] == 'S' && head[2] == 'A';
    }

    private static Fault fault(FindingCode code, ByteSpan span) {
        return Fault.of(code, Level.INTERCHANGE, Location.envelope("", 0, span));
    }
}
