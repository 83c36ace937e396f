package io.x12gateway.edi.segment;

/** A bank's ABA routing number: nine digits whose sum, weighted 3, 7, 1, is a multiple of ten. */
public record RoutingNumber(String value) {
    public RoutingNumber {
        if (!holds(value)) throw new IllegalArgumentException("not a routing number: " + value);
    }

    public static boolean holds(CharSequence text) {
        if (text.length() != 9) return false;
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return false;
            sum += digit * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
        }
        return sum > 0 && sum % 10 == 0;
    }
}
