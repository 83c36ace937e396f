package io.x12gateway.edi.segment;

/** A provider's identifier: ten digits, the first 1 or 2, whose Luhn check runs over 80840 + number. */
public record Npi(String value) {
    private static final int PREFIX_SUM = 24;

    public Npi {
        if (!holds(value)) throw new IllegalArgumentException("not an NPI: " + value.length() + " characters");
    }

    public static boolean holds(CharSequence text) {
        if (text.length() != 10 || text.charAt(0) != '1' && text.charAt(0) != '2') return false;
        int sum = PREFIX_SUM;
        for (int i = 0; i < 10; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return false;
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }
}
