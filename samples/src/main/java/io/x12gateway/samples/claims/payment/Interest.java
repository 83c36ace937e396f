package io.x12gateway.samples.claims.payment;

import io.x12gateway.samples.claims.adjudication.Adjudication;
import io.x12gateway.samples.claims.ledger.Claim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

import static java.math.BigDecimal.ZERO;

/**
 * What is paid on top because a claim waited longer than thirty days: four percent a year for every day beyond. Only
 * days by which the clock was put forward count, as everywhere in the life of a claim.
 */
final class Interest {
    private static final int FREE_DAYS = 30;
    private static final BigDecimal YEARLY = new BigDecimal("0.04");
    private static final BigDecimal YEAR = new BigDecimal(365);

    private Interest() {}

    static BigDecimal on(Adjudication paid, LocalDate today, int daysOfCount) {
        if (paid.claim().replaces() != null) return ZERO;
        long late = Math.min(waited(paid.claim(), today), daysOfCount) - FREE_DAYS;
        if (late <= 0 || paid.paid().signum() <= 0) return ZERO;
        return paid.paid().multiply(YEARLY).multiply(BigDecimal.valueOf(late)).divide(YEAR, 2, RoundingMode.HALF_UP);
    }

    private static long waited(Claim claim, LocalDate today) {
        return ChronoUnit.DAYS.between(claim.received(), today);
    }
}
