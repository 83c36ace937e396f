package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** ISA and IEA (X12.5, 00501): every fault rejects the interchange, with its TA105 note. */
final class InterchangeRules {
    /** ISA05 and ISA07 in the HIPAA guides. */
    private static final Set<String> ID_QUALIFIERS = Set.of("01", "14", "20", "27", "28", "29", "30", "33", "ZZ");

    private static final Set<String> AUTHORIZATION = Set.of("00", "01", "02", "03", "04", "05", "06");
    private static final Set<String> SECURITY = Set.of("00", "01");
    private static final Set<String> REQUESTED = Set.of("0", "1");
    private static final Set<String> USAGE = Set.of("P", "T");
    private static final String[] WIDTH_NOTES = {
        "010", "011", "012", "013", "005", "006", "007", "008", "014", "015", "022", "017", "018", "019", "020", "027"
    };

    private final IsaHeader isa;
    private final Findings findings;

    private InterchangeRules(IsaHeader isa, Findings findings) {
        this.isa = isa;
        this.findings = findings;
    }

    static void header(IsaHeader isa, Findings findings) {
        new InterchangeRules(isa, findings).header();
    }

    private void header() {
        if (!isa.fixedWidth()) width();
        delimiters();
        element(1, "010", "00 to 06", AUTHORIZATION::contains);
        element(2, "011", "text of the X12 character set", Formats::characters);
        element(3, "012", "00 or 01", SECURITY::contains);
        element(4, "013", "text of the X12 character set", Formats::characters);
        element(5, "005", "an identifier qualifier such as ZZ or 30", ID_QUALIFIERS::contains);
        element(6, "006", "the sender's id", id -> !id.isBlank() && Formats.characters(id));
        element(7, "007", "an identifier qualifier such as ZZ or 30", ID_QUALIFIERS::contains);
        element(8, "008", "the receiver's id", id -> !id.isBlank() && Formats.characters(id));
        element(9, "014", "a date YYMMDD", Formats::shortDate);
        element(10, "015", "a time HHMM", time -> time.length() == 4 && Formats.time(time));
        if (!isa.element(12).equals("00501"))
            add(FindingCode.INTERCHANGE_VERSION, 12, "017", "00501", "This gateway reads version 00501 only.");
        element(13, "018", "nine digits, not all zero", InterchangeRules::controlNumber);
        element(14, "019", "0 or 1", REQUESTED::contains);
        element(15, "020", "P or T", USAGE::contains);
    }

    private static boolean controlNumber(String number) {
        return number.length() == 9 && Formats.digits(number) && !number.equals("000000000");
    }

    private void width() {
        for (int i = 1; i <= IsaHeader.WIDTHS.size(); i++) {
            int width = IsaHeader.WIDTHS.get(i - 1);
            int found = isa.element(i).length();
            if (found == width) continue;
            add(
                    FindingCode.ISA_LENGTH,
                    i,
                    WIDTH_NOTES[i - 1],
                    width + " characters",
                    "It has " + found + " characters, so the ISA is not 106 bytes long.");
        }
    }

    private void delimiters() {
        var d = isa.delimiters();
        var at = isa.span();
        if (!separates(d.element())) delimiter("026", "element separator", d.element(), at.offset() + 3);
        if (!separates(d.segment()) || d.segment() == d.element())
            delimiter("004", "segment terminator", d.segment(), at.end() - 1);
        if (!separates(d.component()) || d.component() == d.element() || d.component() == d.segment())
            delimiter(
                    "027",
                    "component separator",
                    d.component(),
                    isa.elementSpan(16).offset());
        repetition(d);
    }

    private void repetition(Delimiters d) {
        char c = d.repetition();
        if (c == 0) {
            findings.add(Fault.of(
                            FindingCode.INTERCHANGE_DELIMITER,
                            Level.INTERCHANGE,
                            Location.envelope("ISA", 11, isa.elementSpan(11)))
                    .value(isa.element(11))
                    .expected("a repetition separator such as ^")
                    .message("ISA11 is \"U\", as in version 00401; nothing is taken for a repetition.")
                    .fix("Put the repetition separator there.")
                    .warning());
            return;
        }
        if (!separates(c) || c == d.element() || c == d.segment() || c == d.component())
            delimiter("022", "repetition separator", c, isa.elementSpan(11).offset());
    }

    private static boolean separates(char c) {
        return c > 0 && c < 0x80 && c != ' ' && c != '.' && c != '-' && !Character.isLetterOrDigit(c);
    }

    private void delimiter(String note, String what, char found, long offset) {
        var shown = found > ' ' && found < 0x7F ? Character.toString(found) : "0x%02X".formatted((int) found);
        var span = new ByteSpan(offset, 1);
        findings.add(Fault.of(FindingCode.INTERCHANGE_DELIMITER, Level.INTERCHANGE, Location.envelope("ISA", 0, span))
                .value(shown)
                .expected("a sign that is no letter, digit, space, point or hyphen and no other separator")
                .message("The %s is %s, which can't be one.".formatted(what, shown))
                .fix("Use * ^ : and ~ unless agreed otherwise.")
                .codes(AckCodes.interchange(note)));
    }

    private void element(int number, String note, String expected, Predicate<String> holds) {
        if (!holds.test(isa.element(number))) add(FindingCode.INTERCHANGE_ELEMENT, number, note, expected, "");
    }

    private void add(FindingCode code, int number, String note, String expected, String more) {
        var at = Location.envelope("ISA", number, isa.elementSpan(number));
        var value = Formats.characters(isa.element(number)) ? Masking.shown(isa.element(number)) : "";
        findings.add(Fault.of(code, Level.INTERCHANGE, at)
                .value(value)
                .expected(expected)
                .message("%s is \"%s\"; it must be %s.%s"
                        .formatted(at.label(), value.strip(), expected, more.isEmpty() ? "" : " " + more))
                .fix("Correct " + at.label() + " and send the interchange again.")
                .edit(mended(number))
                .codes(AckCodes.interchange(note)));
    }

    /** Padded to its width, without blanks before it, in upper case: if that is what the element should be. */
    private Optional<Edit> mended(int number) {
        var value = isa.element(number);
        var stripped = value.strip();
        int width = IsaHeader.WIDTHS.get(number - 1);
        var text =
                switch (number) {
                    case 2, 4, 6, 8 -> stripped.isEmpty() && number > 4 ? stripped : padded(stripped, width);
                    case 9 -> stripped.length() == 8 && Formats.date(stripped) ? stripped.substring(2) : stripped;
                    case 13 ->
                        Formats.digits(stripped)
                                ? "0".repeat(Math.max(0, width - stripped.length())) + stripped
                                : stripped;
                    default -> stripped.toUpperCase(Locale.ROOT);
                };
        if (text.equals(value) || text.length() != width || !legal(number, text)) return Optional.empty();
        return Optional.of(new Edit(isa.elementSpan(number), text));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private boolean legal(int number, String text) {
        boolean plain = Formats.characters(text)
                && text.chars().noneMatch(c -> isa.delimiters().contains((char) c));
        return plain
                && switch (number) {
                    case 1 -> AUTHORIZATION.contains(text);
                    case 3 -> SECURITY.contains(text);
                    case 5, 7 -> ID_QUALIFIERS.contains(text);
                    case 9 -> Formats.shortDate(text);
                    case 12 -> text.equals("00501");
                    case 13 -> controlNumber(text);
                    case 14 -> REQUESTED.contains(text);
                    case 15 -> USAGE.contains(text);
                    case 2, 4, 6, 8 -> true;
                    default -> false;
                };
    }

    static void trailer(IsaHeader isa, Segment iea, int groups, Findings findings) {
        var count = iea.element(1);
        if (!count.equals(Integer.toString(groups)) && !sameNumber(count, groups)) {
            findings.add(Fault.of(FindingCode.INTERCHANGE_GROUP_COUNT, Level.INTERCHANGE, at(iea, 1))
                    .value(Masking.shown(count))
                    .expected(Integer.toString(groups))
                    .message("IEA01 says %s groups, but there are %d."
                            .formatted(count.isEmpty() ? "no number of" : Masking.shown(count), groups))
                    .fix("Send the true count, or the missing groups.")
                    .edit(SegmentEdits.set(iea, 1, Integer.toString(groups)))
                    .codes(AckCodes.interchange("021")));
        }
        if (!iea.element(2).equals(isa.element(13)))
            findings.add(Fault.of(FindingCode.INTERCHANGE_CONTROL_NUMBER_MISMATCH, Level.INTERCHANGE, at(iea, 2))
                    .value(Masking.shown(iea.element(2)))
                    .expected(isa.element(13))
                    .message("IEA02 is %s, but ISA13 is %s.".formatted(Masking.shown(iea.element(2)), isa.element(13)))
                    .fix("Repeat ISA13 in IEA02.")
                    .edit(SegmentEdits.set(iea, 2, isa.element(13)))
                    .codes(AckCodes.interchange("001")));
    }

    /** Separators with nothing after them can go; what else stands there must be looked at. */
    static Optional<Edit> trailing(Segment segment, int elements) {
        boolean empty = segment.elements().stream().skip(elements).allMatch(String::isEmpty);
        return empty ? Optional.of(SegmentEdits.keep(segment, elements)) : Optional.empty();
    }

    static Location at(Segment segment, int element) {
        return Location.envelope(segment.id(), element, Place.span(segment, element, 0, 0));
    }

    /** N0: leading zeros do not count. */
    static boolean sameNumber(String text, int number) {
        return Formats.digits(text) && text.length() <= 10 && Long.parseLong(text) == number;
    }
}
