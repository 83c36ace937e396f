package io.x12gateway.samples.world;

/**
 * Numbers that pass their checks and belong to nobody: providers of the range that was never given out (first digit 2),
 * banks of a district that does not exist (99), Medicare numbers by the published pattern. Each is another for another
 * index.
 */
final class Numbers {
    private static final String LETTERS = "ACDEFGHJKMNPQRTUVWXY";
    private static final String LETTERS_AND_DIGITS = LETTERS + "0123456789";
    private static final String DIGITS = "0123456789";
    private static final String[] MBI_PLACES = {
        "123456789",
        LETTERS,
        LETTERS_AND_DIGITS,
        DIGITS,
        LETTERS,
        LETTERS_AND_DIGITS,
        DIGITS,
        LETTERS,
        LETTERS,
        DIGITS,
        DIGITS
    };

    /** Shares no factor with any count of the places, so that it leads through all numbers before it comes back. */
    private static final long STRIDE = 6_700_417_000_003L;

    private static final long NPIS = 100_000_000L;
    private static final long NPI_STRIDE = 61_803_399L;

    private Numbers() {}

    /** Ten digits, the last of them making the Luhn sum over 80840 + number hold. */
    static String npi(long seed, int index) {
        var nine = "2" + digits(Math.floorMod(seed * 7_919 + index * NPI_STRIDE, NPIS), 8);
        int sum = 24;
        for (int i = 0; i < 9; i++) {
            int digit = nine.charAt(i) - '0';
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return nine + (10 - sum % 10) % 10;
    }

    static String mbi(long seed, int index) {
        long space = 1;
        for (var place : MBI_PLACES) space *= place.length();
        long number = Math.floorMod(seed * 1_000_003L + index * (STRIDE % space), space);
        var mbi = new char[MBI_PLACES.length];
        for (int i = mbi.length - 1; i >= 0; i--) {
            int size = MBI_PLACES[i].length();
            mbi[i] = MBI_PLACES[i].charAt((int) (number % size));
            number /= size;
        }
        return new String(mbi);
    }

    /** Nine digits whose weighted sum (3, 7, 1) divides by ten. */
    static String bank(Chance chance) {
        var eight = "99" + digits(chance.below(1_000_000), 6);
        int sum = 0;
        for (int i = 0; i < 8; i++) sum += (eight.charAt(i) - '0') * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
        return eight + (10 - sum % 10) % 10;
    }

    static String digits(long value, int width) {
        var text = Long.toString(value);
        return "0".repeat(Math.max(0, width - text.length())) + text;
    }
}
