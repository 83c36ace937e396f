package io.x12gateway.samples.hets;

/** The check digit of an NPI: ten digits, Luhn over 80840 and the number. */
final class NpiCheck {
    /** What 80840 adds to the sum. */
    private static final int PREFIX_SUM = 24;

    private NpiCheck() {}

    static boolean holds(String npi) {
        if (npi.length() != 10 || !npi.chars().allMatch(c -> c >= '0' && c <= '9')) return false;
        int sum = PREFIX_SUM;
        for (int i = 0; i < 10; i++) {
            int digit = npi.charAt(i) - '0';
            boolean doubled = i % 2 == 0;
            sum += doubled && digit > 4 ? 2 * digit - 9 : doubled ? 2 * digit : digit;
        }
        return sum % 10 == 0;
    }
}
