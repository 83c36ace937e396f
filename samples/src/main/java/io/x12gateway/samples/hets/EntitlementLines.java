package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.Benefit;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Entitled or not, part by part. A part that does not hold on the days asked for is inactive, without dates. */
final class EntitlementLines {
    private static final List<String> HOSPITAL_SERVICES =
            List.of("30", "42", "45", "48", "49", "69", "76", "83", "A5", "A7", "AG", "BT", "BU", "BV");
    private static final List<String> MEDICAL_SERVICES = List.of(
            "30", "2", "3", "23", "24", "25", "26", "27", "28", "33", "36", "37", "38", "39", "40", "42", "50", "51",
            "52", "53", "67", "69", "73", "76", "83", "86", "98", "A4", "A6", "A8", "AI", "AJ", "AK", "AL", "BT", "BU",
            "BV", "DM", "UC");

    private EntitlementLines() {}

    static List<Benefit> both(Beneficiary who) {
        var partA = who.persona().partA();
        var partB = who.persona().partB();
        var lines = new ArrayList<Benefit>();
        lines.addAll(
                partA == null
                        ? List.of(inactive("MA"))
                        : part(who, "MA", HOSPITAL_SERVICES, partA.entitled(), partA.inactive(), partA.reason()));
        lines.addAll(
                partB == null
                        ? List.of(inactive("MB"))
                        : part(who, "MB", MEDICAL_SERVICES, partB.entitled(), partB.inactive(), partB.reason()));
        return lines;
    }

    private static List<Benefit> part(
            Beneficiary who,
            String part,
            List<String> services,
            List<Period> entitled,
            List<Period> interrupted,
            Persona.@Nullable Reason reason) {
        var lines = new ArrayList<Benefit>();
        if (interrupted.stream().noneMatch(i -> covers(i, who.asked())))
            for (var period : entitled)
                if (period.meets(who.asked())) lines.add(active(part, services, period, reason));
        for (var period : interrupted) if (period.meets(who.asked())) lines.add(interrupted(part, period));
        if (lines.isEmpty()) lines.add(inactive(part));
        return lines;
    }

    private static boolean covers(Period outer, Period inner) {
        var end = inner.to();
        return outer.holds(inner.from()) && (end == null ? outer.to() == null : outer.holds(end));
    }

    private static Benefit active(String part, List<String> services, Period period, Persona.@Nullable Reason reason) {
        var line = Benefit.of("1").serviceTypes(services).insuranceType(part).add(X12Dates.of("291", period));
        if (reason != null) line.message("ENTITLEMENT REASON - " + reason.code());
        return line.build();
    }

    private static Benefit interrupted(String part, Period period) {
        return Benefit.of("6")
                .serviceTypes("30")
                .insuranceType(part)
                .add(X12Dates.of("307", period))
                .build();
    }

    private static Benefit inactive(String part) {
        return Benefit.of("6").serviceTypes("30").insuranceType(part).build();
    }
}
