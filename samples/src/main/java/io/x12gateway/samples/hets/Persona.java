package io.x12gateway.samples.hets;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An invented beneficiary as the eligibility data base knows her: one YAML file each. What a file leaves out is none,
 * zero or unknown.
 *
 * @param about one sentence: what this beneficiary is good for
 * @param died null while alive
 * @param gender {@code F}, {@code M} or {@code U}
 * @param mbi the Medicare number in force
 * @param formerMbis replaced numbers; each still finds her for days up to its last
 * @param bloodUnitsUsed pints taken off the blood deductible, by calendar year
 * @param otherInsurance insurance that pays before Medicare
 * @param qmb periods as a Qualified Medicare Beneficiary
 * @param prevention when which preventive service may next be had
 */
public record Persona(
        String about,
        Name name,
        LocalDate born,
        @Nullable LocalDate died,
        String gender,
        Address address,
        String mbi,
        List<FormerMbi> formerMbis,
        @Nullable PartA partA,
        @Nullable PartB partB,
        Map<Integer, Integer> bloodUnitsUsed,
        List<HealthPlan> medicareAdvantage,
        List<HealthPlan> drugPlans,
        List<OtherInsurance> otherInsurance,
        List<Hospice> hospice,
        List<HomeHealth> homeHealth,
        @Nullable Esrd esrd,
        List<Period> qmb,
        List<Prevention> prevention,
        @Nullable DiabetesPrevention diabetesPrevention,
        @Nullable Rehabilitation rehabilitation) {
    public Persona {
        Objects.requireNonNull(name, "a persona needs a name");
        Objects.requireNonNull(born, "a persona needs the day she was born");
        Objects.requireNonNull(address, "a persona needs an address");
        Objects.requireNonNull(mbi, "a persona needs an mbi");
        gender = gender == null ? "U" : gender;
        formerMbis = orNone(formerMbis);
        bloodUnitsUsed = orNone(bloodUnitsUsed);
        medicareAdvantage = orNone(medicareAdvantage);
        drugPlans = orNone(drugPlans);
        otherInsurance = orNone(otherInsurance);
        hospice = orNone(hospice);
        homeHealth = orNone(homeHealth);
        qmb = orNone(qmb);
        prevention = orNone(prevention);
    }

    /** @param suffix such as {@code JR}; null for none */
    public record Name(
            String last,
            @Nullable String first,
            @Nullable String middle,
            @Nullable String suffix) {}

    public record Address(String street, String city, String state, String zip) {}

    /** @param until the last day for which the old number still finds its owner */
    public record FormerMbi(String mbi, LocalDate until) {}

    /** Why somebody is entitled; told in a message line. */
    public enum Reason {
        AGE("0"),
        DISABILITY("1"),
        ESRD("2"),
        DISABILITY_AND_ESRD("3");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /**
     * Hospital insurance.
     *
     * @param inactive days without benefits inside the entitlement; their reason is never told
     * @param reserveDaysUsed of the 60 lifetime reserve days
     * @param psychiatricDaysUsed of the 190 days in a psychiatric hospital
     */
    public record PartA(
            List<Period> entitled,
            @Nullable Reason reason,
            List<Period> inactive,
            List<BenefitPeriod> benefitPeriods,
            int reserveDaysUsed,
            int psychiatricDaysUsed) {
        public PartA {
            entitled = orNone(entitled);
            inactive = orNone(inactive);
            benefitPeriods = orNone(benefitPeriods);
        }
    }

    /**
     * A spell of illness: from the first billed day to the last.
     *
     * @param deductibleMet what was paid of the deductible of the year in which it began, dollars
     */
    public record BenefitPeriod(
            LocalDate from, LocalDate to, BigDecimal deductibleMet, int hospitalDays, int nursingFacilityDays) {}

    /**
     * Medical insurance.
     *
     * @param deductibleMet dollars by calendar year
     * @param physicalTherapyUsed dollars of physical and speech therapy by calendar year
     * @param occupationalTherapyUsed dollars by calendar year
     */
    public record PartB(
            List<Period> entitled,
            @Nullable Reason reason,
            List<Period> inactive,
            Map<Integer, BigDecimal> deductibleMet,
            Map<Integer, BigDecimal> physicalTherapyUsed,
            Map<Integer, BigDecimal> occupationalTherapyUsed) {
        public PartB {
            entitled = orNone(entitled);
            inactive = orNone(inactive);
            deductibleMet = orNone(deductibleMet);
            physicalTherapyUsed = orNone(physicalTherapyUsed);
            occupationalTherapyUsed = orNone(occupationalTherapyUsed);
        }
    }

    /**
     * A Medicare Advantage or a drug plan.
     *
     * @param contract contract and plan number as the plan prints them, such as {@code H0000 001}
     * @param kind EB04: {@code HM HN IN PR PS} for Medicare Advantage, {@code OT} for a drug plan
     * @param billOption who pays fee-for-service claims: {@code A}, {@code B} or {@code C}; null for a drug plan
     */
    public record HealthPlan(
            String contract,
            String name,
            String kind,
            @Nullable String billOption,
            Period enrolled,
            Contact contact) {}

    /** @param website null if there is none */
    public record Contact(
            Address address,
            @Nullable String phone,
            @Nullable String website) {}

    /**
     * An insurance that pays first.
     *
     * @param kind EB04: {@code 12} working aged, {@code 13} ESRD, {@code 14} no-fault, {@code 15} workers'
     *     compensation, {@code 16 41 42 43 47 WC}
     * @param note told in a message line; null for none
     */
    public record OtherInsurance(
            String kind,
            String insurer,
            Address address,
            @Nullable String policy,
            Period effective,
            @Nullable String note) {}

    /**
     * One hospice election period.
     *
     * @param revocation 0 not revoked, 1 by notice, 2 by notice and non-payment code, 3 by claim
     */
    public record Hospice(Period elected, String npi, int revocation) {}

    /**
     * One home health episode.
     *
     * @param contractor the name of the contractor that pays it
     * @param certified when a physician certified the plan of care; null if that was not billed
     * @param recertified when it was certified anew; null if that was not billed
     */
    public record HomeHealth(
            Period episode,
            LocalDate earliestBilled,
            LocalDate latestBilled,
            String npi,
            String contractor,
            @Nullable LocalDate certified,
            @Nullable LocalDate recertified) {}

    /** Kidney failure. */
    public record Esrd(
            @Nullable LocalDate dialysisFrom, @Nullable LocalDate transplanted) {}

    /**
     * A preventive service.
     *
     * @param modifier {@code 26}, {@code TC} or null
     * @param free whether the patient owes nothing of it
     */
    public record Prevention(String procedure, @Nullable String modifier, LocalDate next, boolean free) {}

    /**
     * The diabetes prevention programme: once in a lifetime, with one supplier at a time.
     *
     * @param sessionsUsed attended up to now
     */
    public record DiabetesPrevention(Period enrolled, String npi, int sessionsUsed) {}

    /**
     * Sessions.
     *
     * @param pulmonaryLeft of the 72 sessions of pulmonary rehabilitation; null if there never was one
     * @param cardiacUsed sessions of cardiac rehabilitation; null if there never was one
     * @param intensiveCardiacUsed sessions of intensive cardiac rehabilitation; null if there never was one
     * @param smokingCessationUsed of the 8 yearly counselling sessions; null if there never was one
     * @param smokingCessationNext when counselling may begin again after all sessions were used
     * @param acupunctureUsed of the 20 yearly treatments for low back pain; null if there never was one
     */
    public record Rehabilitation(
            @Nullable Integer pulmonaryLeft,
            @Nullable Integer cardiacUsed,
            @Nullable Integer intensiveCardiacUsed,
            @Nullable Integer smokingCessationUsed,
            @Nullable LocalDate smokingCessationNext,
            @Nullable Integer acupunctureUsed) {}

    private static <T> List<T> orNone(@Nullable List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }

    private static <K, V> Map<K, V> orNone(@Nullable Map<K, V> values) {
        return values == null ? Map.of() : Map.copyOf(values);
    }
}
