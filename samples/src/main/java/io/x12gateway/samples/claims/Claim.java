package io.x12gateway.samples.claims;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * An invented claim as the claims system holds it: one YAML file each.
 *
 * @param about one sentence: what this claim is good for
 * @param account the provider's own number, CLM01 of the claim, CLP01 of its remittance
 * @param controlNumber the payer's number for it
 * @param npi who billed it and will be paid
 * @param filing CLP06: {@code MA} or {@code MB}
 * @param facility CLP08, place of service or first digits of the type of bill
 * @param frequency CLP09, {@code 1} for a first claim
 * @param since the day the stage was reached
 * @param payment null until it was in a payment run
 */
public record Claim(
        String about,
        String account,
        String controlNumber,
        String npi,
        Patient patient,
        String filing,
        String facility,
        String frequency,
        LocalDate received,
        Stage stage,
        LocalDate since,
        @Nullable Payment payment,
        List<Line> lines) {
    public Claim {
        Objects.requireNonNull(account, "a claim needs the provider's account number");
        Objects.requireNonNull(controlNumber, "a claim needs the payer's control number");
        Objects.requireNonNull(npi, "a claim needs the NPI of the provider who billed it");
        Objects.requireNonNull(patient, "a claim needs a patient");
        Objects.requireNonNull(stage, "a claim needs a stage");
        filing = filing == null ? "MB" : filing;
        facility = facility == null ? "11" : facility;
        frequency = frequency == null ? "1" : frequency;
        if (lines == null || lines.isEmpty()) throw new IllegalArgumentException("a claim needs at least one line");
        lines = List.copyOf(lines);
    }

    public record Patient(String last, String first, String mbi) {}

    /** How far it has come. */
    public enum Stage {
        /** Taken in, nothing decided. */
        RECEIVED,
        /** It is being found out whether another insurer pays first. */
        COVERAGE_CHECK,
        /** The provider was asked for records. */
        RECORDS_REQUESTED,
        /** Decided; the next payment run takes it. */
        READY,
        /** Paid or denied, and told in a remittance advice. */
        FINALIZED
    }

    /** @param number the cheque or EFT number; the trace number of the remittance advice */
    public record Payment(LocalDate date, String number) {}

    /**
     * One service.
     *
     * @param number the provider's line control number
     * @param revenueCode null on a professional claim
     * @param allowed what the fee schedule allows, dollars; 80 percent of the charge if it is left out
     * @param deductible the part of the allowed amount that goes to the patient's deductible, dollars
     * @param coinsurance the patient's share of the rest as a fraction; 0.2 if it is left out
     * @param denial null if the service is covered
     */
    public record Line(
            String number,
            String procedure,
            List<String> modifiers,
            @Nullable String revenueCode,
            LocalDate date,
            BigDecimal charge,
            int units,
            @Nullable BigDecimal allowed,
            @Nullable BigDecimal deductible,
            @Nullable BigDecimal coinsurance,
            @Nullable Denial denial) {
        public Line {
            modifiers = modifiers == null ? List.of() : List.copyOf(modifiers);
            units = units == 0 ? 1 : units;
        }
    }

    /**
     * Why nothing is paid for a service.
     *
     * @param group {@code CO} the provider writes it off, {@code PR} the patient owes it
     * @param reason CARC
     * @param remark RARC
     */
    public record Denial(String group, String reason, String remark) {}

    LocalDate firstDay() {
        return lines.stream().map(Line::date).min(LocalDate::compareTo).orElseThrow();
    }

    LocalDate lastDay() {
        return lines.stream().map(Line::date).max(LocalDate::compareTo).orElseThrow();
    }

    BigDecimal charge() {
        return lines.stream().map(Line::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Claim finalized(Payment paid) {
        return new Claim(
                about,
                account,
                controlNumber,
                npi,
                patient,
                filing,
                facility,
                frequency,
                received,
                Stage.FINALIZED,
                paid.date(),
                paid,
                lines);
    }

    /** The same services billed again a week later, under numbers that end in {@code mark}. */
    Claim nextWeek(String mark) {
        var later = lines.stream()
                .map(l -> new Line(
                        l.number(),
                        l.procedure(),
                        l.modifiers(),
                        l.revenueCode(),
                        l.date().plusWeeks(1),
                        l.charge(),
                        l.units(),
                        l.allowed(),
                        l.deductible(),
                        l.coinsurance(),
                        l.denial()))
                .toList();
        return new Claim(
                about,
                account + mark,
                controlNumber + mark,
                npi,
                patient,
                filing,
                facility,
                frequency,
                received.plusWeeks(1),
                Stage.READY,
                since.plusWeeks(1),
                null,
                later);
    }
}
