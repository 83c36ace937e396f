package io.x12gateway.samples.claims.ledger;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * An invented claim as the claims system holds it. What a file leaves out is none, or as the parameter says.
 *
 * @param about one sentence: what this claim is good for
 * @param account the provider's own number, CLM01 of the claim, CLP01 of its remittance
 * @param controlNumber the payer's number for it
 * @param npi who billed it and will be paid
 * @param rendering who did it, if not the one who billed it
 * @param filing CLP06: {@code MA} or {@code MB}
 * @param facility CLP08, place of service or first digits of the type of bill
 * @param frequency CLP09, {@code 1} for a first claim, {@code 7} for one that takes another's place, {@code 8} for one
 *     that only takes another back
 * @param since the day the stage was reached
 * @param entered the same as a day of the claims system's own count, which begins with 0; {@link VirtualClock}
 * @param days how many days of that count it stays in its stage; null for the usual time
 * @param held where it will be held before it is decided; null if nowhere
 * @param stays whether it stays as it is, whatever the clock says
 * @param everyRun whether the same services are billed again, a week later, for every payment run, so that there is
 *     always something to pay
 * @param payment null until it was in a payment run
 * @param stay a stay in hospital, paid as a whole; null if each line is paid for itself
 * @param earlierPayer who paid before Medicare; null if nobody did
 * @param crossover the supplemental insurer that the claim is sent on to; null for none
 * @param capitated whether a monthly sum has paid for it already
 * @param correction what will be found wrong with it after it was paid; null if nothing
 * @param replaces the control number of the claim that this one corrects or takes back
 * @param origin the message that brought it; null if it was there from the beginning
 */
public record Claim(
        @Nullable String about,
        String account,
        String controlNumber,
        String npi,
        @Nullable Rendering rendering,
        Patient patient,
        String filing,
        String facility,
        String frequency,
        LocalDate received,
        Stage stage,
        LocalDate since,
        int entered,
        @Nullable Integer days,
        @Nullable Held held,
        boolean stays,
        boolean everyRun,
        @Nullable Payment payment,
        @Nullable Stay stay,
        @Nullable Insurer earlierPayer,
        @Nullable Insurer crossover,
        boolean capitated,
        @Nullable Correction correction,
        @Nullable String replaces,
        @Nullable Origin origin,
        List<Line> lines) {
    public Claim {
        Objects.requireNonNull(account, "a claim needs the provider's account number");
        Objects.requireNonNull(controlNumber, "a claim needs the payer's control number");
        Objects.requireNonNull(npi, "a claim needs the NPI of the provider who billed it");
        Objects.requireNonNull(patient, "a claim needs a patient");
        Objects.requireNonNull(received, "a claim needs the day it was received");
        Objects.requireNonNull(stage, "a claim needs a stage");
        filing = filing == null ? "MB" : filing;
        facility = facility == null ? "11" : facility;
        frequency = frequency == null ? "1" : frequency;
        since = since == null ? received : since;
        if (lines == null || lines.isEmpty()) throw new IllegalArgumentException("a claim needs at least one line");
        lines = List.copyOf(lines);
    }

    public record Patient(String last, String first, String mbi) {}

    public record Rendering(String last, String first, String npi) {}

    /** @param id its payer id, NM109 */
    public record Insurer(String name, String id) {}

    /** How far it has come. */
    public enum Stage {
        /** Taken in, nothing decided. */
        RECEIVED,
        /** Passed the edits; waits to be decided. */
        EDITED,
        /** Pended: it is being found out whether another insurer pays first. */
        COVERAGE_CHECK,
        /** Pended: the provider was asked for records. */
        RECORDS_REQUESTED,
        /** Decided; the next payment run takes it. */
        READY,
        /** Paid or denied, and told in a remittance advice. */
        FINALIZED,
        /** Its payment was taken back; another claim took its place, which may still wait to be paid. */
        REVERSED,
        /** Taken back, and nothing took its place. */
        VOIDED
    }

    /** @param days how long; null for the usual time */
    public record Held(Stage stage, @Nullable Integer days) {}

    /** @param number the cheque or EFT number; the trace number of the remittance advice */
    public record Payment(LocalDate date, String number) {}

    /** @param number which claim of the submission it was, from 1 */
    public record Origin(String submission, int number, String submitter) {}

    /**
     * A stay in hospital.
     *
     * @param drg the diagnosis related group, {@code weight} its weight
     * @param allowed what is allowed for the whole of it, dollars
     * @param deductible the part of it that goes to the patient's hospital deductible
     * @param coinsurance what the patient owes for long days, dollars
     */
    public record Stay(
            LocalDate admitted,
            LocalDate discharged,
            String drg,
            BigDecimal weight,
            BigDecimal allowed,
            @Nullable BigDecimal deductible,
            @Nullable BigDecimal coinsurance,
            int coveredDays) {}

    /**
     * What will be found wrong.
     *
     * @param after how many days after the payment
     * @param remark RARC on the corrected claim's lines; null for none
     * @param lines the corrected services; none if all is taken back
     */
    public record Correction(int after, @Nullable String remark, List<Line> lines) {
        public Correction {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }
    }

    /**
     * One service.
     *
     * @param number the provider's line control number
     * @param procedure what is paid for; null on an institutional line with a revenue code alone
     * @param submitted the procedure as it was billed, where it was changed
     * @param revenueCode null on a professional claim
     * @param allowed what the fee schedule allows, dollars; 80 percent of the charge if it is left out
     * @param deductible the part of the allowed amount that goes to the patient's deductible, dollars
     * @param coinsurance the patient's share of the rest as a fraction; 0.2 if it is left out
     * @param earlierPaid what the earlier payer paid for it, dollars
     * @param remark RARC; null for none
     * @param denial null if the service is covered
     */
    public record Line(
            String number,
            @Nullable String procedure,
            @Nullable String submitted,
            List<String> modifiers,
            @Nullable String revenueCode,
            LocalDate date,
            BigDecimal charge,
            int units,
            @Nullable BigDecimal allowed,
            @Nullable BigDecimal deductible,
            @Nullable BigDecimal coinsurance,
            @Nullable BigDecimal earlierPaid,
            @Nullable String remark,
            @Nullable Denial denial) {
        public Line {
            modifiers = modifiers == null ? List.of() : List.copyOf(modifiers);
            units = units == 0 ? 1 : units;
            if (procedure == null && revenueCode == null)
                throw new IllegalArgumentException("a line needs a procedure or a revenue code");
        }

        public Line deniedFor(Denial why) {
            return new Line(
                    number,
                    procedure,
                    submitted,
                    modifiers,
                    revenueCode,
                    date,
                    charge,
                    units,
                    allowed,
                    deductible,
                    coinsurance,
                    earlierPaid,
                    remark,
                    why);
        }

        public Line on(LocalDate day) {
            return new Line(
                    number,
                    procedure,
                    submitted,
                    modifiers,
                    revenueCode,
                    day,
                    charge,
                    units,
                    allowed,
                    deductible,
                    coinsurance,
                    earlierPaid,
                    remark,
                    denial);
        }

        public Line with(@Nullable BigDecimal allowedAmount, @Nullable BigDecimal toDeductible) {
            return new Line(
                    number,
                    procedure,
                    submitted,
                    modifiers,
                    revenueCode,
                    date,
                    charge,
                    units,
                    allowedAmount,
                    toDeductible,
                    coinsurance,
                    earlierPaid,
                    remark,
                    denial);
        }

        public Line remarked(@Nullable String code) {
            return new Line(
                    number,
                    procedure,
                    submitted,
                    modifiers,
                    revenueCode,
                    date,
                    charge,
                    units,
                    allowed,
                    deductible,
                    coinsurance,
                    earlierPaid,
                    code,
                    denial);
        }
    }

    /**
     * Why nothing is paid for a service.
     *
     * @param group {@code CO} the provider writes it off, {@code PR} the patient owes it
     * @param reason CARC
     * @param remark RARC; null for none
     */
    public record Denial(
            String group, String reason, @Nullable String remark) {}

    public LocalDate firstDay() {
        if (stay != null) return stay.admitted();
        return lines.stream().map(Line::date).min(LocalDate::compareTo).orElseThrow();
    }

    public LocalDate lastDay() {
        if (stay != null) return stay.discharged();
        return lines.stream().map(Line::date).max(LocalDate::compareTo).orElseThrow();
    }

    public BigDecimal charge() {
        return lines.stream().map(Line::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Whether nothing is paid for any of its services. */
    public boolean denied() {
        return lines.stream().allMatch(line -> line.denial() != null);
    }

    /** Whether it only takes another claim back. */
    public boolean takesBackOnly() {
        return frequency.equals("8");
    }

    /** Another claim that differs in what the change sets. */
    public Claim with(Consumer<ClaimDraft> change) {
        var draft = new ClaimDraft(this);
        change.accept(draft);
        return draft.claim();
    }

    public Claim at(Stage reached, LocalDate day, int dayOfCount) {
        return with(draft -> {
            draft.stage = reached;
            draft.since = day;
            draft.entered = dayOfCount;
            draft.days = null;
        });
    }

    /** The same services billed again a week later, under numbers that end in {@code mark}. */
    public Claim nextWeek(String mark, int dayOfCount) {
        return with(draft -> {
            draft.account = account + mark;
            draft.controlNumber = controlNumber + mark;
            draft.received = received.plusWeeks(1);
            draft.stage = Stage.READY;
            draft.since = since.plusWeeks(1);
            draft.entered = dayOfCount;
            draft.everyRun = false;
            draft.payment = null;
            draft.lines = lines.stream().map(l -> l.on(l.date().plusWeeks(1))).toList();
        });
    }
}
