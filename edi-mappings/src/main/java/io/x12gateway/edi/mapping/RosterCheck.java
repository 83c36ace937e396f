package io.x12gateway.edi.mapping;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Dates;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Judges the values of a row and brings them into the form that X12 wants. */
final class RosterCheck {
    private final RosterLayout layout;
    private final Set<RosterField> required;
    private final Consumer<RosterFinding> findings;

    RosterCheck(RosterLayout layout, Set<RosterField> required, Consumer<RosterFinding> findings) {
        this.layout = layout;
        this.required = required;
        this.findings = findings;
    }

    /** A value that can't be used: what was found and what to do. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final String fix;

        Refused(String problem, String fix) {
            super(problem, null, false, false);
            this.fix = fix;
        }
    }

    /** Empty if anything is wrong with it; every fault is told. */
    Optional<RosterRow> row(long line, Map<RosterField, String> raw) {
        var values = new EnumMap<RosterField, String>(RosterField.class);
        boolean good = true;
        for (var entry : raw.entrySet()) {
            var field = entry.getKey();
            try {
                var value = value(field, plain(entry.getValue()).strip());
                if (!value.isEmpty()) values.put(field, value);
            } catch (Refused e) {
                good = false;
                tell(line, field, String.valueOf(e.getMessage()), e.fix);
            }
        }
        for (var field : required) {
            if (values.containsKey(field) || !raw.getOrDefault(field, "").isBlank()) continue;
            good = false;
            tell(line, field, "the value is missing", "fill it in");
        }
        return good && whole(line, values) ? Optional.of(new RosterRow(line, values)) : Optional.empty();
    }

    /** What concerns several fields. */
    private boolean whole(long line, Map<RosterField, String> values) {
        var first = values.get(RosterField.SERVICE_DATE);
        var last = values.get(RosterField.SERVICE_END_DATE);
        if (last != null && (first == null || last.compareTo(first) < 0)) {
            tell(
                    line,
                    RosterField.SERVICE_END_DATE,
                    first == null ? "there is an end without a beginning" : "the end is before the beginning",
                    "give the first and the last day of service");
            return false;
        }
        boolean dependent = values.containsKey(RosterField.DEPENDENT_FIRST_NAME)
                || values.containsKey(RosterField.DEPENDENT_BIRTH_DATE);
        if (dependent && !values.containsKey(RosterField.DEPENDENT_LAST_NAME)) {
            tell(line, RosterField.DEPENDENT_LAST_NAME, "a dependent has no last name", "fill it in");
            return false;
        }
        return true;
    }

    private void tell(long line, RosterField field, String problem, String fix) {
        findings.accept(new RosterFinding(line, layout.name(field), problem, fix));
    }

    /** Letters without their marks: X12's character sets have none. */
    private static String plain(String text) {
        if (text.chars().allMatch(c -> c < 0x7F)) return text;
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
    }

    private String value(RosterField field, String text) throws Refused {
        if (text.isEmpty()) return "";
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || Delimiters.STANDARD.contains(c)) {
                throw new Refused("character %d (U+%04X) can't stand in X12".formatted(i + 1, (int) c), "leave it out");
            }
        }
        return switch (field.kind()) {
            case TEXT -> atMost(field, text);
            case DATE -> date(text);
            case GENDER -> gender(text);
            case NPI -> npi(text);
            case AMOUNT -> amount(text);
            case CODES -> codes(text);
            case ASSIGNER -> exactly(field, text);
        };
    }

    private static String atMost(RosterField field, String text) throws Refused {
        if (text.length() <= field.lengthMax()) return text;
        throw new Refused(
                "has " + text.length() + " characters", "X12 takes at most " + field.lengthMax() + "; shorten it");
    }

    private static String exactly(RosterField field, String text) throws Refused {
        if (text.length() == field.lengthMax()) return text;
        throw new Refused("has " + text.length() + " characters", "give exactly " + field.lengthMax());
    }

    private String date(String text) throws Refused {
        var format = layout.dateFormat();
        var digits = new StringBuilder("CCYYMMDD");
        boolean fits = text.length() == format.length();
        for (int i = 0; fits && i < text.length(); i++) {
            char sign = format.charAt(i);
            boolean digit = sign == 'C' || sign == 'Y' || sign == 'M' || sign == 'D';
            fits = digit ? Character.isDigit(text.charAt(i)) : text.charAt(i) == sign;
        }
        if (fits) {
            put(digits, 0, text, format.indexOf("CCYY"), 4);
            put(digits, 4, text, format.indexOf("MM"), 2);
            put(digits, 6, text, format.indexOf("DD"), 2);
        }
        if (!fits || Dates.parse(digits.toString()).isEmpty()) {
            throw new Refused("is no date " + format, "write the day as " + format);
        }
        return digits.toString();
    }

    private static void put(StringBuilder target, int at, String text, int from, int length) {
        target.replace(at, at + length, text.substring(from, from + length));
    }

    private static String gender(String text) throws Refused {
        var code = text.substring(0, 1).toUpperCase(Locale.ROOT);
        boolean known = code.equals("F") || code.equals("M") || code.equals("U");
        if (known && (text.length() == 1 || isWord(text))) return code;
        throw new Refused("is no gender that X12 knows", "write F, M or U, or leave it empty");
    }

    private static boolean isWord(String text) {
        return Set.of("FEMALE", "MALE", "UNKNOWN").contains(text.toUpperCase(Locale.ROOT));
    }

    private static String npi(String text) throws Refused {
        if (!text.matches("\\d{10}")) throw new Refused("is no NPI", "an NPI has ten digits");
        int sum = 24;
        for (int i = 0; i < 10; i++) {
            int digit = text.charAt(i) - '0';
            int twice = 2 * digit;
            sum += i % 2 == 0 ? twice / 10 + twice % 10 : digit;
        }
        if (sum % 10 != 0) throw new Refused("the check digit of the NPI is wrong", "look the NPI up again");
        return text;
    }

    private static String amount(String text) throws Refused {
        var plain = text.startsWith("$") ? text.substring(1) : text;
        if (!plain.matches("\\d{1,10}(\\.\\d{1,2})?")) {
            throw new Refused("is no amount", "write dollars and cents with a point, such as 150.00");
        }
        return new BigDecimal(plain).toPlainString();
    }

    private static String codes(String text) throws Refused {
        if (text.matches("[A-Z0-9]{1,2}([ ;]+[A-Z0-9]{1,2})*")) return text.replaceAll("[ ;]+", " ");
        throw new Refused("are no service type codes", "write codes such as 30, several with blanks between");
    }
}
