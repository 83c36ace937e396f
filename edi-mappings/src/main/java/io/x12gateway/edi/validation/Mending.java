package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.ElementPlan.Kind;
import io.x12gateway.edi.schema.ElementPlan.Usage;
import io.x12gateway.edi.schema.SegmentPlan;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The value that was certainly meant by one that is not legal: blanks around it, another spelling of the same date or
 * number, lower case of a listed code. Everything else is for a person to decide.
 */
final class Mending {
    private Mending() {}

    /** @param delimiters none of them may come into the value */
    static Optional<String> of(ElementPlan element, String value, Delimiters delimiters) {
        var stripped = stripped(value);
        var readings =
                switch (element.kind()) {
                    case DATE -> Stream.of(stripped, date(stripped));
                    case TIME -> Stream.of(stripped, time(stripped));
                    case INTEGER, DECIMAL -> Stream.of(stripped, number(stripped), shortened(number(stripped)));
                    case CODE, TEXT -> Stream.of(stripped, stripped.toUpperCase(Locale.ROOT));
                    case COMPOSITE -> Stream.<String>empty();
                };
        return readings.filter(text -> !text.equals(value) && legal(element, text) && plain(text, delimiters))
                .findFirst();
    }

    /** The only legal value of the element, if it is the only one. */
    static Optional<String> only(ElementPlan element) {
        return only(element.values());
    }

    /** Which of the codes is meant, if only the case or blanks around it differ. */
    static Optional<String> listed(Set<String> codes, String value) {
        var stripped = stripped(value);
        return Stream.of(stripped, stripped.toUpperCase(Locale.ROOT))
                .filter(codes::contains)
                .findFirst();
    }

    static Optional<String> only(Set<String> codes) {
        return codes.size() == 1 ? codes.stream().findFirst() : Optional.empty();
    }

    /** The whole segment with its terminator, where every element that it needs has but one legal value. */
    static Optional<String> segment(SegmentPlan use, Delimiters delimiters) {
        var text = new StringBuilder(use.id());
        var pending = new StringBuilder();
        for (var element : use.elements()) {
            pending.append(delimiters.element());
            if (element.usage() != Usage.REQUIRED) continue;
            var value = only(element);
            if (value.isEmpty() || !plain(value.get(), delimiters)) return Optional.empty();
            text.append(pending).append(value.get());
            pending.setLength(0);
        }
        if (text.length() == use.id().length()) return Optional.empty();
        return Optional.of(text.append(delimiters.segment()).toString());
    }

    /** Without blanks, tabs and line breaks around it. */
    static String stripped(String value) {
        return value.strip();
    }

    static boolean legal(ElementPlan element, String value) {
        if (value.isBlank() || !Formats.characters(value)) return false;
        boolean formed =
                switch (element.kind()) {
                    case INTEGER -> Formats.integer(value);
                    case DECIMAL -> Formats.decimal(value);
                    case DATE -> Formats.date(value);
                    case TIME -> Formats.time(value);
                    case TEXT, CODE -> true;
                    case COMPOSITE -> false;
                };
        boolean number = element.kind() == Kind.INTEGER || element.kind() == Kind.DECIMAL;
        int length = number ? Formats.numberLength(value) : value.length();
        boolean listed = element.values().isEmpty() || element.values().contains(value);
        return formed && length >= element.minLength() && length <= element.largest() && listed;
    }

    private static boolean plain(String text, Delimiters delimiters) {
        return text.chars().noneMatch(c -> delimiters.contains((char) c));
    }

    /** The text after an element 1250 (D8, RD8, DT, TM), if it is a date or time in another spelling. */
    static String period(String format, String value) {
        var stripped = stripped(value);
        return switch (format) {
            case "D8" -> date(stripped);
            case "RD8" ->
                stripped.length() == 21
                        ? date(stripped.substring(0, 10)) + "-" + date(stripped.substring(11))
                        : stripped;
            case "TM" -> time(stripped);
            default -> stripped;
        };
    }

    static boolean isPeriod(String format, String value) {
        return switch (format) {
            case "D8" -> Formats.date(value);
            case "RD8" -> Formats.dateRange(value);
            case "TM" -> value.length() == 4 && Formats.time(value);
            case "DT" ->
                value.length() == 12 && Formats.date(value.substring(0, 8)) && Formats.time(value.substring(8));
            default -> false;
        };
    }

    /** CCYY-MM-DD, CCYY/MM/DD and CCYY.MM.DD: the year comes first, so there is but one reading. */
    static String date(String value) {
        if (value.length() != 10) return value;
        char sign = value.charAt(4);
        if (sign != value.charAt(7) || sign != '-' && sign != '/' && sign != '.') return value;
        return value.substring(0, 4) + value.substring(5, 7) + value.substring(8);
    }

    /** HH:MM and HH:MM:SS. */
    static String time(String value) {
        if (value.length() == 5 && value.charAt(2) == ':') return value.substring(0, 2) + value.substring(3);
        if (value.length() == 8 && value.charAt(2) == ':' && value.charAt(5) == ':')
            return value.substring(0, 2) + value.substring(3, 5) + value.substring(6);
        return value;
    }

    /** Without a plus, a dollar sign, commas between thousands and a point with nothing after it. */
    static String number(String value) {
        var minus = value.startsWith("-") ? "-" : "";
        var text = value.startsWith("-") || value.startsWith("+") ? value.substring(1) : value;
        if (text.startsWith("$")) text = text.substring(1);
        if (text.endsWith(".")) text = text.substring(0, text.length() - 1);
        int point = text.indexOf('.');
        var whole = point < 0 ? text : text.substring(0, point);
        if (thousands(whole)) text = whole.replace(",", "") + text.substring(whole.length());
        return minus + text;
    }

    /** 1,234,567: one to three digits, then groups of three. */
    private static boolean thousands(String whole) {
        int first = whole.indexOf(',');
        if (first < 1 || first > 3 || (whole.length() - first) % 4 != 0) return false;
        for (int i = 0; i < whole.length(); i++) {
            boolean comma = i >= first && (i - first) % 4 == 0;
            if (comma ? whole.charAt(i) != ',' : !Formats.digits(whole.substring(i, i + 1))) return false;
        }
        return true;
    }

    /** Without zeros that do not change the number. */
    private static String shortened(String value) {
        if (!Formats.decimal(value)) return value;
        var minus = value.startsWith("-") ? "-" : "";
        var text = value.substring(minus.length());
        if (text.indexOf('.') >= 0) {
            while (text.endsWith("0")) text = text.substring(0, text.length() - 1);
            if (text.endsWith(".")) text = text.substring(0, text.length() - 1);
        }
        while (text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) != '.') text = text.substring(1);
        return minus + (text.isEmpty() ? "0" : text);
    }
}
