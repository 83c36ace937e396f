package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.Benefit;
import io.x12gateway.edi.eligibility.RelatedParty;
import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.samples.hets.Persona.HealthPlan;
import io.x12gateway.samples.hets.Persona.OtherInsurance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Coverage beside and before Medicare: Medicare Advantage, drug plans, insurers that pay first, QMB. */
final class CoverageLines {
    private CoverageLines() {}

    static List<Benefit> medicareAdvantage(Beneficiary who) {
        return who.meeting(who.persona().medicareAdvantage(), HealthPlan::enrolled).stream()
                .map(CoverageLines::advantage)
                .toList();
    }

    static List<Benefit> drugPlans(Beneficiary who) {
        return who.meeting(who.persona().drugPlans(), HealthPlan::enrolled).stream()
                .map(plan -> Benefit.of("R")
                        .serviceTypes("88")
                        .insuranceType(plan.kind())
                        .add(Reference.of("18", plan.contract()))
                        .add(X12Dates.of("292", plan.enrolled()))
                        .add(party("PR", plan))
                        .build())
                .toList();
    }

    static List<Benefit> otherInsurance(Beneficiary who) {
        return who.meeting(who.persona().otherInsurance(), OtherInsurance::effective).stream()
                .map(CoverageLines::paysFirst)
                .toList();
    }

    /** A Qualified Medicare Beneficiary owes neither deductible nor coinsurance. */
    static List<Benefit> qualifiedBeneficiary(Beneficiary who) {
        var lines = new ArrayList<Benefit>();
        for (var period : who.persona().qmb()) {
            if (!period.meets(who.asked())) continue;
            var dates = X12Dates.of("291", period);
            lines.add(Benefit.of("1")
                    .serviceTypes("30")
                    .insuranceType("QM")
                    .add(dates)
                    .build());
            lines.add(Benefit.of("C")
                    .serviceTypes("30")
                    .insuranceType("QM")
                    .period("23")
                    .amount(BigDecimal.ZERO)
                    .add(dates)
                    .build());
            lines.add(Benefit.of("A")
                    .serviceTypes("30")
                    .insuranceType("QM")
                    .period("27")
                    .percent(BigDecimal.ZERO)
                    .add(dates)
                    .build());
        }
        return lines;
    }

    private static Benefit advantage(HealthPlan plan) {
        var line = Benefit.of("R")
                .serviceTypes("30")
                .insuranceType(plan.kind())
                .add(Reference.of("18", plan.contract()))
                .add(X12Dates.of("290", plan.enrolled()))
                .add(party("PRP", plan));
        if (plan.billOption() != null) line.message("MA Bill Option Code: " + plan.billOption());
        return line.build();
    }

    private static Benefit paysFirst(OtherInsurance insurance) {
        var line = Benefit.of("R")
                .serviceTypes("30")
                .insuranceType(insurance.kind())
                .add(X12Dates.of("290", insurance.effective()))
                .add(new RelatedParty(
                        Name.organisation("PRP", insurance.insurer(), "", ""),
                        Optional.of(address(insurance.address())),
                        List.of(),
                        Optional.empty()));
        if (insurance.policy() != null) line.add(Reference.of("IG", insurance.policy()));
        if (insurance.note() != null) line.message(insurance.note());
        return line.build();
    }

    private static RelatedParty party(String role, HealthPlan plan) {
        var channels = new ArrayList<Contact.Channel>();
        var contact = plan.contact();
        if (contact.phone() != null) channels.add(new Contact.Channel("TE", contact.phone()));
        if (contact.website() != null) channels.add(new Contact.Channel("UR", contact.website()));
        return new RelatedParty(
                Name.organisation(role, plan.name(), "", ""),
                Optional.of(address(contact.address())),
                channels.isEmpty() ? List.of() : List.of(new Contact("IC", "", channels)),
                Optional.empty());
    }

    static Address address(Persona.Address address) {
        return Address.of(address.street(), address.city(), address.state(), address.zip());
    }
}
