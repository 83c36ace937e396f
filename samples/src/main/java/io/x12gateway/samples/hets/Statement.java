package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.Benefit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The benefit lines of one answer. Both entitlements always stand first; then what belongs to the service types and
 * procedures asked for. Service type 30, or none that is known here, asks for the general picture.
 */
final class Statement {
    private static final String GENERAL = "30";

    /** One subject of the answer: which service types ask for it, and what it says. */
    private record Topic(Set<String> serviceTypes, Lines lines) {}

    @FunctionalInterface
    private interface Lines {
        List<Benefit> of(Beneficiary beneficiary);
    }

    private static final List<Topic> TOPICS = List.of(
            new Topic(Set.of(GENERAL, "47", "48", "49"), HospitalLines::deductible),
            new Topic(Set.of(GENERAL, "47", "48", "49"), HospitalLines::days),
            new Topic(Set.of(GENERAL, "47", "48", "49"), HospitalLines::reserveDays),
            new Topic(Set.of("AG"), HospitalLines::nursingFacilityDays),
            new Topic(Set.of("A7"), HospitalLines::psychiatricDays),
            new Topic(
                    Set.of(GENERAL, "2", "3", "50", "52", "53", "86", "98", "A4", "A6", "A8", "DM", "UC"),
                    MedicalLines::deductible),
            new Topic(
                    Set.of(GENERAL, "2", "3", "50", "52", "53", "86", "98", "A4", "A6", "A8", "DM", "UC"),
                    MedicalLines::coinsurance),
            new Topic(Set.of("10"), MedicalLines::blood),
            new Topic(Set.of("AE", "AF"), MedicalLines::physicalTherapy),
            new Topic(Set.of("AD"), MedicalLines::occupationalTherapy),
            new Topic(Set.of("BF"), MedicalLines::pulmonaryRehabilitation),
            new Topic(Set.of("BG"), MedicalLines::cardiacRehabilitation),
            new Topic(Set.of("67"), MedicalLines::smokingCessation),
            new Topic(Set.of("64"), MedicalLines::acupuncture),
            new Topic(Set.of(GENERAL), CoverageLines::medicareAdvantage),
            new Topic(Set.of(GENERAL, "88"), CoverageLines::drugPlans),
            new Topic(Set.of(GENERAL), CoverageLines::otherInsurance),
            new Topic(Set.of(GENERAL), CoverageLines::qualifiedBeneficiary),
            new Topic(Set.of(GENERAL, "14", "15"), CareLines::kidneyFailure),
            new Topic(Set.of(GENERAL, "45"), CareLines::hospice),
            new Topic(Set.of(GENERAL, "42"), CareLines::homeHealth),
            new Topic(Set.of(GENERAL), CareLines::prevention),
            new Topic(Set.of(GENERAL), CareLines::diabetesPrevention));

    private final Beneficiary beneficiary;

    Statement(Beneficiary beneficiary) {
        this.beneficiary = beneficiary;
    }

    List<Benefit> lines(Question question) {
        var lines = new ArrayList<Benefit>(EntitlementLines.both(beneficiary));
        var types = effective(question);
        for (var topic : TOPICS)
            if (topic.serviceTypes().stream().anyMatch(types::contains))
                lines.addAll(topic.lines().of(beneficiary));
        if (!types.contains(GENERAL)) lines.addAll(CareLines.prevention(beneficiary, question.procedures()));
        lines.addAll(CareLines.notAnswered(question.unanswerable()));
        return lines;
    }

    /** A question for a procedure alone is no general one; a question for nothing known is. */
    private static Set<String> effective(Question question) {
        var types = question.serviceTypes();
        if (types.isEmpty() && question.asksForProcedures()) return types;
        boolean known = TOPICS.stream().anyMatch(t -> t.serviceTypes().stream().anyMatch(types::contains));
        return known ? types : Set.of(GENERAL);
    }
}
