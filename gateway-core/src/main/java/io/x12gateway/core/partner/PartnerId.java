package io.x12gateway.core.partner;

/** Our own name of a trading partner: 2 to 32 of {@code a-z 0-9 -}, such as {@code riverbend-billing}. */
public record PartnerId(String value) {
    public PartnerId {
        if (value.length() < 2 || value.length() > 32 || !value.chars().allMatch(PartnerId::legal))
            throw new IllegalArgumentException("not a partner id (2 to 32 of a-z 0-9 -): " + value);
    }

    private static boolean legal(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    @Override
    public String toString() {
        return value;
    }
}
