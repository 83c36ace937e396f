package io.x12gateway.edi.synthesis;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * People, providers and numbers that nobody could take for real ones: names out of the Greek alphabet, provider numbers
 * of the range that was never given out (first digit 2), bank numbers of a district that does not exist (99).
 */
final class Invention {
    static final String[] LAST = {
        "TESTPERSON", "SAMPLECASE", "MOCKMAN", "PRETEND", "INVENTED", "FICTION", "DUMMY", "PLACEHOLDER"
    };
    static final String[] FIRST = {
        "ALFA", "BETA", "GAMMA", "DELTA", "EPSILON", "ZETA", "ETA", "THETA", "IOTA", "KAPPA", "LAMBDA", "MU", "NU", "XI"
    };
    static final String[] GENDER = {"F", "M"};
    static final String[] STREET = {"1 NOWHERE LANE", "22 EXAMPLE STREET", "333 SAMPLE AVENUE", "4 TEST COURT"};
    static final String[] CITY = {"EXAMPLETON", "SAMPLEVILLE", "TESTBURG", "MOCKFORD"};
    static final String[] STATE = {"OH", "NY", "CA", "TX", "FL"};
    static final String[] CLINIC = {"SYNTHETIC CLINIC", "EXAMPLE PRACTICE", "SAMPLE MEDICAL GROUP", "TEST HOSPITAL"};
    static final String[] PAYER = {"SYNTHETIC HEALTH PLAN", "EXAMPLE MUTUAL", "SAMPLE BENEFIT FUND"};
    static final String[] PROCEDURE = {
        "99213", "99214", "99215", "85025", "80053", "93000", "71046", "36415", "97110", "99203", "G0008", "J1885"
    };
    static final String[] DIAGNOSIS = {"E119", "I10", "J069", "M5450", "R079", "Z0000", "N390", "K219"};
    static final String[] TAXONOMY = {"207Q00000X", "208D00000X", "261QP2300X", "282N00000X"};
    static final String[] REVENUE = {"0450", "0300", "0250", "0636", "0120"};

    /** What goes before the dates of a file: its own day is the last of this table. */
    private static final int DAYS = 1500;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final String[] DATES = new String[DAYS];
    private static final String MBI_LETTERS = "ACDEFGHJKMNPQRTUVWXY";

    static {
        for (int i = 0; i < DAYS; i++) DATES[i] = DateTimeFormatter.BASIC_ISO_DATE.format(TODAY.minusDays(i));
    }

    private Invention() {}

    /** CCYYMMDD. */
    static String daysAgo(int days) {
        return DATES[days];
    }

    static String today() {
        return DATES[0];
    }

    static String shortToday() {
        return DATES[0].substring(2);
    }

    static String birthDate(Chance chance) {
        return digits(chance.between(1931, 2024), 4)
                + digits(chance.between(1, 12), 2)
                + digits(chance.between(1, 28), 2);
    }

    /** Ten digits, the last of them making the Luhn sum over 80840 + number hold. */
    static String npi(Chance chance) {
        var nine = "2" + digits(chance.below(100_000_000), 8);
        int sum = 24;
        for (int i = 0; i < 9; i++) {
            int digit = nine.charAt(i) - '0';
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return nine + (10 - sum % 10) % 10;
    }

    /** Eleven characters by the pattern that CMS publishes for Medicare numbers. */
    static String mbi(Chance chance) {
        var mbi = new char[11];
        for (int i = 0; i < mbi.length; i++)
            mbi[i] = switch (i) {
                case 0 -> (char) ('1' + chance.below(9));
                case 1, 4, 7, 8 -> letter(chance);
                case 2, 5 -> chance.oneIn(3) ? digit(chance) : letter(chance);
                default -> digit(chance);
            };
        return new String(mbi);
    }

    private static char letter(Chance chance) {
        return MBI_LETTERS.charAt(chance.below(MBI_LETTERS.length()));
    }

    private static char digit(Chance chance) {
        return (char) ('0' + chance.below(10));
    }

    /** Nine digits whose weighted sum (3, 7, 1) divides by ten. */
    static String routingNumber(Chance chance) {
        var eight = "99" + digits(chance.below(1_000_000), 6);
        int sum = 0;
        for (int i = 0; i < 8; i++) sum += (eight.charAt(i) - '0') * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
        return eight + (10 - sum % 10) % 10;
    }

    static String taxId(Chance chance) {
        return "99" + digits(chance.below(9_999_999), 7);
    }

    static String phone(Chance chance) {
        return "800555" + digits(chance.below(10_000), 4);
    }

    static String zip(Chance chance) {
        return "99" + digits(chance.below(1_000), 3) + "0001";
    }

    static String digits(int value, int width) {
        var text = Integer.toString(value);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
