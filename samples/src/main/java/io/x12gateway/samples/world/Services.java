package io.x12gateway.samples.world;

import io.x12gateway.samples.world.Providers.Trade;

import java.math.BigDecimal;
import java.util.List;

/**
 * What providers do.
 *
 * @param revenueCode empty on professional claims
 * @param allowedCents what the fee schedule allows for one unit
 * @param free whether the patient owes nothing of it
 */
record Services(String procedure, String revenueCode, int allowedCents, boolean free, int unitsMax) {
    private static final List<Services> OFFICE = List.of(
            professional("99213", 9_245, false, 1),
            professional("99214", 13_012, false, 1),
            professional("99215", 18_388, false, 1),
            professional("93000", 1_502, false, 1),
            professional("G0008", 3_355, true, 1),
            professional("36415", 899, true, 1),
            professional("20610", 6_710, false, 2));
    private static final List<Services> THERAPY = List.of(
            professional("97110", 2_938, false, 4),
            professional("97140", 2_699, false, 2),
            professional("97530", 3_460, false, 3),
            professional("97112", 3_210, false, 2));
    private static final List<Services> LABORATORY = List.of(
            professional("85025", 777, true, 1),
            professional("80053", 1_056, true, 1),
            professional("83036", 971, true, 1),
            professional("84443", 1_680, true, 1));
    private static final List<Services> HOSPITAL = List.of(
            new Services("99283", "0450", 15_277, false, 1),
            new Services("71046", "0320", 8_844, false, 1),
            new Services("80053", "0300", 1_056, true, 1),
            new Services("J1885", "0636", 412, false, 4),
            new Services("96374", "0260", 19_904, false, 1));

    static List<Services> of(Trade trade) {
        return switch (trade) {
            case OFFICE -> OFFICE;
            case THERAPY -> THERAPY;
            case LABORATORY -> LABORATORY;
            case HOSPITAL -> HOSPITAL;
        };
    }

    private static Services professional(String procedure, int allowedCents, boolean free, int unitsMax) {
        return new Services(procedure, "", allowedCents, free, unitsMax);
    }

    BigDecimal allowed(int units) {
        return BigDecimal.valueOf((long) allowedCents * units, 2);
    }
}
