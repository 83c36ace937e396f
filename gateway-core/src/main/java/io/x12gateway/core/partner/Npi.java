package io.x12gateway.core.partner;

/** A provider's identifier: ten digits whose Luhn check runs over 80840 + number (45 CFR 162.406). */
public record Npi(String value) {
    public Npi {
        if (!holds(value)) throw new IllegalArgumentException("not an NPI: " + value);
    }

    public static boolean holds(String text) {
        return text.length() == 10 && text.chars().allMatch(c -> c >= '0' && c <= '9') && luhn("80840" + text);
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            if (i % 2 == 1) d = d < 5 ? 2 * d : 2 * d - 9;
            sum += d;
        }
        return sum % 10 == 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
