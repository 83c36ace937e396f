package io.x12gateway.edi.envelope;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells an ISA from three letters that happen to be I, S and A. An ISA is fixed in width, so its separators must stand
 * where X12.5 puts them; one of another width is still known by its sixteen elements and the shape of ISA12 and ISA13.
 */
final class IsaFinder {
    /** How far a mis-sized ISA may run. */
    static final int LONGEST = 256;

    private static final int ELEMENTS = IsaHeader.WIDTHS.size();
    private static final int[] WIDTHS =
            IsaHeader.WIDTHS.stream().mapToInt(width -> width).toArray();

    private IsaFinder() {}

    /** Whether the bytes may begin an ISA of which not enough is there to tell. */
    static boolean mayBegin(byte[] bytes, int from, int to) {
        if (to - from < 3) return startsLikeIsa(bytes, from, to) && to > from;
        if (!startsLikeIsa(bytes, from, to) || to - from >= LONGEST) return false;
        if (to - from == 3) return true;
        byte separator = bytes[from + 3];
        int at = from + 4;
        for (int i = 0; i < ELEMENTS - 1; i++) {
            int end = at + WIDTHS[i];
            if (end >= to) return true;
            if (bytes[end] != separator) return mayBeMisSized(bytes, from, to, separator);
            at = end + 1;
        }
        return to - from < IsaHeader.LENGTH;
    }

    private static boolean mayBeMisSized(byte[] bytes, int from, int to, byte separator) {
        if (!separates(separator)) return false;
        int count = 0;
        for (int i = from; i < to; i++) {
            if (bytes[i] == separator) count++;
            if (i - from > 3 && bytes[i] != separator && !printable(bytes[i])) return false;
        }
        return count < ELEMENTS;
    }

    static @Nullable IsaHeader at(byte[] bytes, int from, int to, long baseOffset) {
        if (to - from < 4 || !startsLikeIsa(bytes, from, to)) return null;
        var fixed = fixedWidth(bytes, from, to, baseOffset);
        return fixed != null ? fixed : misSized(bytes, from, to, baseOffset);
    }

    private static boolean startsLikeIsa(byte[] bytes, int from, int to) {
        for (int i = 0; i < 3 && from + i < to; i++) if (bytes[from + i] != "ISA".charAt(i)) return false;
        return true;
    }

    private static @Nullable IsaHeader fixedWidth(byte[] bytes, int from, int to, long baseOffset) {
        if (to - from < IsaHeader.LENGTH) return null;
        byte separator = bytes[from + 3];
        int at = from + 4;
        for (int i = 0; i < ELEMENTS - 1; i++) {
            at += WIDTHS[i] + 1;
            if (bytes[at - 1] != separator) return null;
        }
        var elements = elements(bytes, from + 4);
        if (!plausible(elements)) return null;
        at += WIDTHS[ELEMENTS - 1] + 1;
        return header(elements, separator, bytes[at - 1], true, new ByteSpan(baseOffset + from, IsaHeader.LENGTH));
    }

    private static List<String> elements(byte[] bytes, int from) {
        var elements = new String[ELEMENTS];
        int at = from;
        for (int i = 0; i < ELEMENTS; i++) {
            elements[i] = text(bytes, at, WIDTHS[i]);
            at += WIDTHS[i] + 1;
        }
        return List.of(elements);
    }

    /** The sixteen elements by their separators alone. The last one is one byte, then comes the terminator. */
    private static @Nullable IsaHeader misSized(byte[] bytes, int from, int to, long baseOffset) {
        byte separator = bytes[from + 3];
        if (!separates(separator)) return null;
        var elements = new ArrayList<String>(ELEMENTS);
        int start = from + 4;
        int at = start;
        int limit = Math.min(to, from + LONGEST);
        while (elements.size() < ELEMENTS - 1) {
            while (at < limit && bytes[at] != separator) at++;
            if (at >= limit) return null;
            elements.add(text(bytes, start, at - start));
            start = ++at;
        }
        if (start + 1 >= limit) return null;
        elements.add(text(bytes, start, 1));
        if (!plausible(elements)) return null;
        int length = start + 2 - from;
        return header(elements, separator, bytes[start + 1], false, new ByteSpan(baseOffset + from, length));
    }

    /** Two shapes that no prose has by chance: a five-character version and a control number in their places. */
    private static boolean plausible(List<String> elements) {
        return elements.get(11).strip().length() >= 4
                && elements.get(11).strip().length() <= 6
                && elements.get(12).length() <= 12
                && elements.get(13).length() <= 2
                && elements.get(14).length() <= 2;
    }

    private static IsaHeader header(
            List<String> elements, byte separator, byte terminator, boolean fixed, ByteSpan span) {
        var eleven = elements.get(10);
        char repetition = eleven.isEmpty() || eleven.equals("U") ? 0 : eleven.charAt(0);
        var delimiters =
                new Delimiters(letter(separator), repetition, elements.get(15).charAt(0), letter(terminator));
        return new IsaHeader(elements, delimiters, fixed, span);
    }

    private static boolean separates(byte b) {
        return b > ' ' && !Character.isLetterOrDigit(letter(b)) || b >= 0x1C && b <= 0x1F;
    }

    private static boolean printable(byte b) {
        return b >= ' ';
    }

    private static char letter(byte b) {
        return (char) (b & 0xFF);
    }

    private static String text(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
