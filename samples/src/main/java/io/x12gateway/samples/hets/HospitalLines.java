package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.Benefit;
import io.x12gateway.edi.eligibility.BenefitBuilder;
import io.x12gateway.edi.eligibility.Delivery;
import io.x12gateway.samples.hets.Persona.BenefitPeriod;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Part A: the deductible of a benefit period, hospital and nursing facility days with their daily coinsurance, lifetime
 * reserve days, psychiatric days. A benefit period has 60 hospital days in full, 30 with coinsurance; 20 nursing
 * facility days in full, 80 with coinsurance.
 */
final class HospitalLines {
    private static final int FULL_DAYS = 60;
    private static final int HOSPITAL_DAYS = 90;
    private static final int RESERVE_DAYS = 60;
    private static final int FULL_NURSING_DAYS = 20;
    private static final int NURSING_DAYS = 100;
    private static final int PSYCHIATRIC_DAYS = 190;

    private HospitalLines() {}

    static List<Benefit> deductible(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        if (who.partA().isEmpty()) return lines;
        for (int year : who.years()) {
            var base = who.amounts().in(year).partADeductible();
            lines.add(
                    money("C", "30", "26", base).add(X12Dates.year("291", year)).build());
            var spells = spellsBegunIn(who, year);
            if (spells.isEmpty())
                lines.add(money("C", "30", "29", base)
                        .add(X12Dates.year("291", year))
                        .build());
            for (var spell : spells)
                lines.add(money(
                                "C",
                                "30",
                                "29",
                                base.subtract(spell.deductibleMet()).max(BigDecimal.ZERO))
                        .add(X12Dates.of("291", days(spell)))
                        .build());
            lines.add(Benefit.of("C")
                    .serviceTypes("42", "45")
                    .insuranceType("MA")
                    .period("26")
                    .amount(BigDecimal.ZERO)
                    .add(X12Dates.year("292", year))
                    .build());
        }
        return lines;
    }

    static List<Benefit> days(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        if (who.partA().isEmpty()) return lines;
        for (int year : who.years()) {
            var daily = who.amounts().in(year).hospitalDay61To90();
            lines.add(span("30", BigDecimal.ZERO, 0, FULL_DAYS, year));
            lines.add(span("30", daily, FULL_DAYS, HOSPITAL_DAYS, year));
            for (var spell : spellsBegunIn(who, year)) {
                lines.add(left("30", BigDecimal.ZERO, FULL_DAYS - spell.hospitalDays(), spell));
                int withCoinsurance = HOSPITAL_DAYS - Math.max(FULL_DAYS, spell.hospitalDays());
                lines.add(left("30", daily, withCoinsurance, spell));
            }
        }
        return lines;
    }

    static List<Benefit> reserveDays(Beneficiary who) {
        return who.partA()
                .map(part -> {
                    int year = who.asked().from().getYear();
                    var lines = counted("30", "LA", RESERVE_DAYS, RESERVE_DAYS - part.reserveDaysUsed());
                    lines.add(span(
                            "30",
                            who.amounts().in(year).reserveDay(),
                            HOSPITAL_DAYS,
                            HOSPITAL_DAYS + RESERVE_DAYS,
                            year));
                    return lines;
                })
                .orElseGet(ArrayList::new);
    }

    static List<Benefit> nursingFacilityDays(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        if (who.partA().isEmpty()) return lines;
        for (int year : who.years()) {
            var daily = who.amounts().in(year).nursingFacilityDay21To100();
            lines.add(span("AG", BigDecimal.ZERO, 0, FULL_NURSING_DAYS, year));
            lines.add(span("AG", daily, FULL_NURSING_DAYS, NURSING_DAYS, year));
            for (var spell : spellsBegunIn(who, year)) {
                lines.add(left("AG", BigDecimal.ZERO, FULL_NURSING_DAYS - spell.nursingFacilityDays(), spell));
                int withCoinsurance = NURSING_DAYS - Math.max(FULL_NURSING_DAYS, spell.nursingFacilityDays());
                lines.add(left("AG", daily, withCoinsurance, spell));
            }
        }
        return lines;
    }

    static List<Benefit> psychiatricDays(Beneficiary who) {
        return who.partA()
                .map(part -> counted("A7", "DY", PSYCHIATRIC_DAYS, PSYCHIATRIC_DAYS - part.psychiatricDaysUsed()))
                .orElseGet(ArrayList::new);
    }

    private static List<BenefitPeriod> spellsBegunIn(Beneficiary who, int year) {
        return who.partA().orElseThrow().benefitPeriods().stream()
                .filter(spell -> spell.from().getYear() == year)
                .toList();
    }

    private static Period days(BenefitPeriod spell) {
        return new Period(spell.from(), spell.to());
    }

    /** Days after the first so many and up to so many cost this much each. */
    private static Benefit span(String service, BigDecimal daily, int after, int until, int year) {
        return money("B", service, "7", daily)
                .add(Delivery.period("DA", "30", Integer.toString(after)))
                .add(Delivery.period("DA", "31", Integer.toString(until)))
                .add(X12Dates.year("435", year))
                .build();
    }

    private static Benefit left(String service, BigDecimal daily, int days, BenefitPeriod spell) {
        return money("B", service, "7", daily)
                .add(Delivery.period("DA", "29", Integer.toString(Math.max(0, days))))
                .add(X12Dates.of("435", days(spell)))
                .build();
    }

    /** So many in a lifetime, so many of them left. */
    private static List<Benefit> counted(String service, String qualifier, int all, int left) {
        var lines = new ArrayList<Benefit>();
        lines.add(count(service, "32", qualifier, all));
        lines.add(count(service, "33", qualifier, Math.max(0, left)));
        return lines;
    }

    private static Benefit count(String service, String period, String qualifier, int days) {
        return Benefit.of("K")
                .serviceTypes(service)
                .insuranceType("MA")
                .period(period)
                .quantity(qualifier, BigDecimal.valueOf(days))
                .build();
    }

    private static BenefitBuilder money(String information, String service, String period, BigDecimal amount) {
        return Benefit.of(information)
                .serviceTypes(service)
                .insuranceType("MA")
                .period(period)
                .amount(amount);
    }
}
