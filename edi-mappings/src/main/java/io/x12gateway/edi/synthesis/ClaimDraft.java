package io.x12gateway.edi.synthesis;

/**
 * The amounts of one paid claim, in cents and balanced: drawn before anything is written, because totals stand ahead of
 * what they total. One instance serves for all claims of a file.
 */
final class ClaimDraft {
    static final int LINES_MAX = 6;
    private static final long STREAM = 0x835C;

    enum Kind {
        PROFESSIONAL,
        OUTPATIENT,
        /** Adjusted as a whole, without lines. */
        INPATIENT,
        /** Another payer has paid before. */
        SECONDARY,
        DENIED,
        REVERSAL
    }

    private static final Kind[] KINDS = {
        Kind.PROFESSIONAL, Kind.PROFESSIONAL, Kind.PROFESSIONAL, Kind.PROFESSIONAL, Kind.PROFESSIONAL,
        Kind.PROFESSIONAL, Kind.PROFESSIONAL, Kind.PROFESSIONAL, Kind.PROFESSIONAL, Kind.PROFESSIONAL,
        Kind.OUTPATIENT, Kind.OUTPATIENT, Kind.OUTPATIENT, Kind.INPATIENT, Kind.INPATIENT,
        Kind.SECONDARY, Kind.DENIED, Kind.DENIED, Kind.REVERSAL, Kind.PROFESSIONAL
    };

    private final int priceMax;

    Kind kind = Kind.PROFESSIONAL;
    int lines;
    long charge;
    long paid;
    long patient;
    final long[] lineCharge = new long[LINES_MAX];
    final long[] contract = new long[LINES_MAX];
    final long[] sequestration = new long[LINES_MAX];
    final long[] earlierPayer = new long[LINES_MAX];
    final long[] denied = new long[LINES_MAX];
    final long[] deductible = new long[LINES_MAX];
    final long[] coinsurance = new long[LINES_MAX];
    final long[] linePaid = new long[LINES_MAX];

    /** @param priceMax the highest charge of a line, in cents */
    ClaimDraft(int priceMax) {
        this.priceMax = priceMax;
    }

    /** Leaves {@code chance} where the claim's other draws go on. */
    void draw(Chance chance, int claim) {
        chance.of(STREAM, claim);
        kind = KINDS[chance.below(KINDS.length)];
        lines = kind == Kind.INPATIENT ? 1 : 1 + Math.min(chance.below(4), chance.below(LINES_MAX));
        charge = 0;
        paid = 0;
        patient = 0;
        boolean deductibleLeft = chance.oneIn(4);
        boolean sequestered = chance.oneIn(3);
        int sign = kind == Kind.REVERSAL ? -1 : 1;
        for (int i = 0; i < lines; i++) {
            line(chance, i, deductibleLeft && i == 0, sequestered, sign);
            charge += lineCharge[i];
            paid += linePaid[i];
            patient += deductible[i] + coinsurance[i];
        }
    }

    private void line(Chance chance, int i, boolean deductibleLeft, boolean sequestered, int sign) {
        long price = chance.between(priceMax / 10, priceMax);
        if (chance.oneIn(3)) price = Math.max(100, price / 100 * 100);
        contract[i] = kind == Kind.DENIED ? 0 : price * chance.between(10, 40) / 100;
        denied[i] = kind == Kind.DENIED ? price : 0;
        long allowed = price - contract[i] - denied[i];
        earlierPayer[i] = kind == Kind.SECONDARY ? allowed * 4 / 5 : 0;
        allowed -= earlierPayer[i];
        deductible[i] = deductibleLeft ? Math.min(allowed / 2, 2500) : 0;
        coinsurance[i] = (allowed - deductible[i]) / 5;
        long due = allowed - deductible[i] - coinsurance[i];
        sequestration[i] = sequestered ? due / 50 : 0;
        linePaid[i] = sign * (due - sequestration[i]);
        lineCharge[i] = sign * price;
        contract[i] *= sign;
        earlierPayer[i] *= sign;
        deductible[i] *= sign;
        coinsurance[i] *= sign;
        sequestration[i] *= sign;
    }
}
