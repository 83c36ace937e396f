package io.x12gateway.edi.envelope;

/** ISA13 or GS06: 1 to 999,999,999; the number after the last is 1 again. */
public record ControlNumber(int value) {
    private static final int LAST = 999_999_999;
    private static final int DIGITS = 9;

    public ControlNumber {
        if (value < 1 || value > LAST) {
            throw new IllegalArgumentException("control number " + value + " is not between 1 and " + LAST);
        }
    }

    public ControlNumber next() {
        return new ControlNumber(value == LAST ? 1 : value + 1);
    }

    /** Nine digits, as ISA13 and IEA02 want it. */
    public String padded() {
        var digits = Integer.toString(value);
        return "0".repeat(DIGITS - digits.length()) + digits;
    }

    /** Without leading zeros, as GS06 and GE02 want it. */
    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
