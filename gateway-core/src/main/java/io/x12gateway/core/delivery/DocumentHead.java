package io.x12gateway.core.delivery;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What stands at the head of an interchange.
 *
 * @param interchangeNumber ISA13
 * @param usage ISA15
 * @param functionalId GS01 of the first group; empty if there is none
 * @param groupNumber GS06 of the first group; empty if there is none
 */
record DocumentHead(String interchangeNumber, String usage, String functionalId, String groupNumber) {
    /** So many bytes are enough to read it from. */
    static final int LENGTH_MAX = 512;

    private static final int ISA_LENGTH = 106;

    static Optional<DocumentHead> of(byte[] bytes) {
        var text = new String(bytes, 0, Math.min(bytes.length, LENGTH_MAX), StandardCharsets.ISO_8859_1);
        int isa = text.indexOf("ISA");
        if (isa < 0 || text.length() < isa + ISA_LENGTH) return Optional.empty();
        var separator = Pattern.quote(text.substring(isa + 3, isa + 4));
        var elements = text.substring(isa, isa + ISA_LENGTH - 1).split(separator, -1);
        if (elements.length != 17) return Optional.empty();
        var terminator = Pattern.quote(text.substring(isa + ISA_LENGTH - 1, isa + ISA_LENGTH));
        var gs =
                text.substring(isa + ISA_LENGTH).split(terminator, 2)[0].strip().split(separator, -1);
        boolean group = gs[0].equals("GS") && gs.length > 6;
        return Optional.of(new DocumentHead(elements[13], elements[15], group ? gs[1] : "", group ? gs[6] : ""));
    }
}
