package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.Benefit;
import io.x12gateway.edi.eligibility.BenefitBuilder;
import io.x12gateway.edi.eligibility.Delivery;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.samples.hets.Persona.PartB;
import io.x12gateway.samples.hets.Persona.Rehabilitation;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Part B: deductible, coinsurance, blood, therapy, rehabilitation and whatever else is counted in visits. */
final class MedicalLines {
    private static final int BLOOD_UNITS = 3;
    private static final int COUNSELLING_SESSIONS = 8;
    private static final int ACUPUNCTURE_TREATMENTS = 20;

    private MedicalLines() {}

    static List<Benefit> deductible(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        var part = who.partB();
        if (part.isEmpty()) return lines;
        for (int year : who.years()) {
            var base = who.amounts().in(year).partBDeductible();
            var met = part.get().deductibleMet().getOrDefault(year, BigDecimal.ZERO);
            lines.add(line("C", "30")
                    .period("23")
                    .amount(base)
                    .add(X12Dates.year("291", year))
                    .build());
            lines.add(line("C", "30")
                    .period("29")
                    .amount(base.subtract(met).max(BigDecimal.ZERO))
                    .add(X12Dates.year("291", year))
                    .build());
        }
        return lines;
    }

    static List<Benefit> coinsurance(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        if (who.partB().isEmpty()) return lines;
        for (int year : who.years())
            lines.add(line("A", "30")
                    .period("27")
                    .percent(who.amounts().in(year).partBCoinsurance())
                    .add(X12Dates.year("291", year))
                    .build());
        return lines;
    }

    static List<Benefit> blood(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        if (who.partA().isEmpty() && who.partB().isEmpty()) return lines;
        for (int year : who.years()) {
            int left = BLOOD_UNITS - who.persona().bloodUnitsUsed().getOrDefault(year, 0);
            lines.add(Benefit.of("E")
                    .serviceTypes("10")
                    .period("23")
                    .quantity("DB", BigDecimal.valueOf(BLOOD_UNITS))
                    .add(Delivery.quantity("FL", Integer.toString(Math.max(0, left)), "29"))
                    .add(X12Dates.year("292", year))
                    .build());
        }
        return lines;
    }

    static List<Benefit> physicalTherapy(Beneficiary who) {
        return therapy(who, "AE", PartB::physicalTherapyUsed);
    }

    static List<Benefit> occupationalTherapy(Beneficiary who) {
        return therapy(who, "AD", PartB::occupationalTherapyUsed);
    }

    private static List<Benefit> therapy(
            Beneficiary who, String service, Function<PartB, Map<Integer, BigDecimal>> used) {
        var lines = new ArrayList<Benefit>();
        if (who.partB().isEmpty()) return lines;
        for (int year : who.years())
            lines.add(line("D", service)
                    .amount(used.apply(who.partB().get()).getOrDefault(year, BigDecimal.ZERO))
                    .add(X12Dates.year("292", year))
                    .build());
        return lines;
    }

    static List<Benefit> pulmonaryRehabilitation(Beneficiary who) {
        return sessions(who, Rehabilitation::pulmonaryLeft)
                .map(left -> List.of(pulmonary(left, "Professional"), pulmonary(left, "Technical")))
                .orElse(List.of());
    }

    private static Benefit pulmonary(int left, String component) {
        return line("F", "BF")
                .period("29")
                .quantity("CA", BigDecimal.valueOf(left))
                .message(component)
                .build();
    }

    static List<Benefit> cardiacRehabilitation(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        sessions(who, Rehabilitation::cardiacUsed)
                .ifPresent(used -> lines.add(cardiac(used, "Cardiac Rehabilitation Sessions Used")));
        sessions(who, Rehabilitation::intensiveCardiacUsed)
                .ifPresent(used -> lines.add(cardiac(used, "Intensive Cardiac Rehabilitation Sessions Used")));
        return lines;
    }

    private static Benefit cardiac(int used, String which) {
        return line("F", "BG")
                .quantity("99", BigDecimal.valueOf(used))
                .message(which)
                .build();
    }

    static List<Benefit> smokingCessation(Beneficiary who) {
        if (who.partB().isEmpty()) return List.of();
        int used = sessions(who, Rehabilitation::smokingCessationUsed).orElse(0);
        var line = yearly("67", "22", COUNSELLING_SESSIONS, used);
        var history = who.persona().rehabilitation();
        if (history != null && history.smokingCessationNext() != null)
            line.add(ServiceDate.on("348", history.smokingCessationNext()));
        return List.of(line.build());
    }

    static List<Benefit> acupuncture(Beneficiary who) {
        if (who.partB().isEmpty()) return List.of();
        int used = sessions(who, Rehabilitation::acupunctureUsed).orElse(0);
        return List.of(yearly("64", "23", ACUPUNCTURE_TREATMENTS, used).build());
    }

    /** So many visits in the period, and what is left of them. */
    private static BenefitBuilder yearly(String service, String period, int all, int used) {
        return line("F", service)
                .period(period)
                .quantity("VS", BigDecimal.valueOf(all))
                .add(Delivery.quantity("VS", Integer.toString(Math.max(0, all - used)), "29"));
    }

    private static Optional<Integer> sessions(Beneficiary who, Function<Rehabilitation, @Nullable Integer> kind) {
        return who.partB()
                .flatMap(part -> Optional.ofNullable(who.persona().rehabilitation()))
                .map(kind);
    }

    private static BenefitBuilder line(String information, String service) {
        return Benefit.of(information).serviceTypes(service).insuranceType("MB");
    }
}
