package io.x12gateway.samples.claims.payment;

import io.x12gateway.edi.remittance.Adjustment;
import io.x12gateway.edi.remittance.ClaimPayment;
import io.x12gateway.edi.remittance.DatedRole;
import io.x12gateway.edi.remittance.InpatientAdjudication;
import io.x12gateway.edi.remittance.OutpatientAdjudication;
import io.x12gateway.edi.remittance.RemarkCode;
import io.x12gateway.edi.remittance.ServicePayment;
import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Quantity;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.samples.claims.adjudication.Adjudication;
import io.x12gateway.samples.claims.adjudication.Adjudication.LineResult;
import io.x12gateway.samples.claims.adjudication.Adjudication.Reduction;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Line;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One claim of an 835 (loop 2100). A payment that is taken back has the first one's number and reasons with all signs
 * turned, and no remarks.
 *
 * @param takenBack whether this is the reversal of the claim's payment
 */
record ClaimAdvice(Adjudication result, boolean takenBack, BigDecimal interest) {
    private static final String REVERSAL = "22";

    private Claim told() {
        return result.claim();
    }

    BigDecimal paid() {
        return signed(result.paid());
    }

    BigDecimal charge() {
        return signed(told().charge());
    }

    ClaimPayment payment() {
        var claim = told();
        var stay = Optional.ofNullable(claim.stay());
        boolean asStay = result.lines().isEmpty();
        return new ClaimPayment(
                claim.account(),
                takenBack ? REVERSAL : status(),
                charge(),
                paid(),
                Optional.of(signed(result.patientShare())),
                claim.filing(),
                claim.controlNumber(),
                claim.facility(),
                claim.frequency(),
                stay.map(Claim.Stay::drg).orElse(""),
                stay.map(Claim.Stay::weight),
                Optional.empty(),
                adjustments(result.reductions()),
                names(),
                takenBack ? Optional.empty() : stay.map(s -> inpatient(s, asStay)),
                takenBack || stay.isPresent() ? Optional.empty() : Optional.of(outpatient()),
                List.of(),
                List.of(
                        new DatedRole("232", claim.firstDay()),
                        new DatedRole("233", claim.lastDay()),
                        new DatedRole("050", claim.received())),
                List.of(),
                takenBack ? List.of() : amounts(),
                takenBack || !asStay ? List.of() : stay.map(this::coveredDays).orElseGet(List::of),
                result.lines().stream().map(this::service).toList());
    }

    /** CLP02. */
    private String status() {
        if (result.denied()) return "4";
        boolean secondary = told().earlierPayer() != null;
        if (told().crossover() != null) return secondary ? "20" : "19";
        return secondary ? "2" : "1";
    }

    private List<Name> names() {
        var patient = told().patient();
        var names = new ArrayList<Name>();
        names.add(Name.person("QC", patient.last(), patient.first(), "MI", patient.mbi()));
        var rendering = told().rendering();
        if (rendering != null) names.add(Name.person("82", rendering.last(), rendering.first(), "XX", rendering.npi()));
        var crossover = told().crossover();
        if (crossover != null && !result.denied() && !takenBack)
            names.add(Name.organisation("TT", crossover.name(), "PI", crossover.id()));
        return names;
    }

    private OutpatientAdjudication outpatient() {
        var remarks = new ArrayList<String>();
        remarks.add(told().replaces() == null ? "MA01" : "MA67");
        if (told().crossover() != null && !result.denied()) remarks.add("MA18");
        return OutpatientAdjudication.remarks(remarks.toArray(String[]::new));
    }

    private InpatientAdjudication inpatient(Claim.Stay stay, boolean asStay) {
        var remark = told().replaces() == null ? "MA01" : "MA67";
        if (!asStay) return new InpatientAdjudication(List.of("0", "", "", "", remark));
        return new InpatientAdjudication(
                List.of(Integer.toString(stay.coveredDays()), "", "", Decimal.text(result.allowed()), remark));
    }

    private List<Quantity> coveredDays(Claim.Stay stay) {
        return List.of(new Quantity("CA", BigDecimal.valueOf(stay.coveredDays())));
    }

    private List<Amount> amounts() {
        var amounts = new ArrayList<Amount>();
        if (result.allowed().signum() != 0) amounts.add(new Amount("AU", result.allowed()));
        if (interest.signum() != 0) amounts.add(new Amount("I", interest));
        return amounts;
    }

    private ServicePayment service(LineResult of) {
        var line = of.line();
        boolean paid = of.allowed().signum() != 0;
        var units = BigDecimal.valueOf(takenBack ? -line.units() : line.units());
        return new ServicePayment(
                procedure(line, line.procedure()),
                signed(line.charge()),
                signed(of.paid()),
                line.procedure() == null || line.revenueCode() == null ? "" : line.revenueCode(),
                Optional.of(paid || takenBack ? units : BigDecimal.ZERO),
                Optional.ofNullable(line.submitted()).map(code -> procedure(line, code)),
                paid || takenBack ? Optional.empty() : Optional.of(units),
                List.of(new DatedRole("472", line.date())),
                adjustments(of.reductions()),
                List.of(Reference.of("6R", line.number())),
                paid && !takenBack ? List.of(new Amount("B6", of.allowed())) : List.of(),
                List.of(),
                takenBack
                        ? List.of()
                        : of.remarks().stream()
                                .map(r -> new RemarkCode("HE", r))
                                .toList());
    }

    private static Procedure procedure(Line line, @Nullable String code) {
        if (code != null) return new Procedure("HC", code, line.modifiers(), "", "");
        return new Procedure("NU", String.valueOf(line.revenueCode()), List.of(), "", "");
    }

    /** One CAS for each group code. */
    private List<Adjustment> adjustments(List<Reduction> reductions) {
        var byGroup = new LinkedHashMap<String, List<Adjustment.Reason>>();
        for (var reduction : reductions)
            byGroup.computeIfAbsent(reduction.group(), g -> new ArrayList<>())
                    .add(new Adjustment.Reason(reduction.reason(), signed(reduction.amount()), Optional.empty()));
        return byGroup.entrySet().stream()
                .map(group -> new Adjustment(group.getKey(), group.getValue()))
                .toList();
    }

    private BigDecimal signed(BigDecimal amount) {
        return takenBack ? amount.negate() : amount;
    }
}
