package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.Benefit;
import io.x12gateway.edi.eligibility.BenefitBuilder;
import io.x12gateway.edi.eligibility.Rejection;
import io.x12gateway.edi.eligibility.RelatedParty;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.samples.hets.Persona.HomeHealth;
import io.x12gateway.samples.hets.Persona.Hospice;
import io.x12gateway.samples.hets.Persona.Prevention;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Care that others should know of: kidney failure, hospice and home health, and when preventive services may be had.
 * Hospice stays and kidney failure are told whatever days are asked for.
 */
final class CareLines {
    private static final String CERTIFICATION = "G0180";
    private static final String RECERTIFICATION = "G0179";
    /** What a supplier of the diabetes prevention programme bills for a session. */
    private static final String DIABETES_PREVENTION = "G9886";

    private CareLines() {}

    static List<Benefit> kidneyFailure(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        var esrd = who.persona().esrd();
        if (esrd == null) return lines;
        if (esrd.dialysisFrom() != null)
            lines.add(
                    kidney("14").add(ServiceDate.on("356", esrd.dialysisFrom())).build());
        if (esrd.transplanted() != null)
            lines.add(
                    kidney("15").add(ServiceDate.on("096", esrd.transplanted())).build());
        return lines;
    }

    static List<Benefit> hospice(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        var known = who.persona().hospice();
        for (var stay : known) lines.add(hospice(stay));
        if (!known.isEmpty())
            lines.add(Benefit.of("D")
                    .serviceTypes("45")
                    .insuranceType("MA")
                    .period("26")
                    .quantity("99", BigDecimal.valueOf(known.size()))
                    .build());
        return lines;
    }

    static List<Benefit> homeHealth(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        for (var care : who.meeting(who.persona().homeHealth(), HomeHealth::episode)) {
            lines.add(homeHealth(care));
            if (care.certified() != null) lines.add(certified(CERTIFICATION, care.certified()));
            if (care.recertified() != null) lines.add(certified(RECERTIFICATION, care.recertified()));
        }
        return lines;
    }

    /** Everything known of preventive services. */
    static List<Benefit> prevention(Beneficiary who) {
        return who.persona().prevention().stream().map(CareLines::next).toList();
    }

    /** What is known of these procedures, and that nothing is owed of those that are free. */
    static List<Benefit> prevention(Beneficiary who, Set<String> procedures) {
        var lines = new ArrayList<Benefit>();
        for (var service : who.persona().prevention()) {
            if (!procedures.contains(service.procedure())) continue;
            lines.add(next(service));
            if (service.free()) lines.add(free(service));
        }
        return lines;
    }

    /** Procedures that cannot be looked up: another code set, or no code of the set named. */
    static List<Benefit> notAnswered(List<Procedure> procedures) {
        return procedures.stream()
                .map(procedure -> Benefit.of("V")
                        .procedure(procedure)
                        .add(Rejection.correctAndResubmit(Question.hcpcs(procedure) ? "55" : "54"))
                        .build())
                .toList();
    }

    static List<Benefit> diabetesPrevention(Beneficiary who) {
        var programme = who.persona().diabetesPrevention();
        if (programme == null) return List.of();
        return List.of(Benefit.of("F")
                .insuranceType("MB")
                .quantity("99", BigDecimal.valueOf(programme.sessionsUsed()))
                .procedure(Procedure.of("HC", DIABETES_PREVENTION))
                .add(X12Dates.of("292", programme.enrolled()))
                .add(provider(programme.npi()))
                .build());
    }

    private static BenefitBuilder kidney(String service) {
        return Benefit.of("D").serviceTypes(service).insuranceType("MB");
    }

    private static Benefit hospice(Hospice stay) {
        return Benefit.of("X")
                .serviceTypes("45")
                .insuranceType("MA")
                .period("26")
                .add(X12Dates.of("292", stay.elected()))
                .message("REVOCATION CODE - " + stay.revocation())
                .add(provider(stay.npi()))
                .build();
    }

    private static Benefit homeHealth(HomeHealth care) {
        return Benefit.of("X")
                .serviceTypes("42")
                .insuranceType("MA")
                .period("26")
                .add(X12Dates.of("472", care.episode()))
                .add(ServiceDate.on("193", care.earliestBilled()))
                .add(ServiceDate.on("194", care.latestBilled()))
                .add(RelatedParty.of(Name.organisation("PR", care.contractor(), "", "")))
                .add(provider(care.npi()))
                .build();
    }

    private static Benefit certified(String procedure, LocalDate day) {
        return Benefit.of("X")
                .insuranceType("MB")
                .procedure(Procedure.of("HC", procedure))
                .add(ServiceDate.on("193", day))
                .build();
    }

    private static Benefit next(Prevention service) {
        return Benefit.of("D")
                .insuranceType("MB")
                .procedure(procedure(service))
                .add(ServiceDate.on("348", service.next()))
                .build();
    }

    private static Benefit free(Prevention service) {
        return Benefit.of("A")
                .insuranceType("MB")
                .period("27")
                .percent(BigDecimal.ZERO)
                .procedure(procedure(service))
                .build();
    }

    private static Procedure procedure(Prevention service) {
        var modifier = service.modifier();
        return modifier == null
                ? Procedure.of("HC", service.procedure())
                : Procedure.of("HC", service.procedure(), modifier);
    }

    private static RelatedParty provider(String npi) {
        return RelatedParty.of(Name.organisation("1P", "", "XX", npi));
    }
}
