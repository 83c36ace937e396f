package io.x12gateway.samples.claims;

import io.x12gateway.edi.remittance.Adjustment;
import io.x12gateway.edi.remittance.ClaimPayment;
import io.x12gateway.edi.remittance.DatedRole;
import io.x12gateway.edi.remittance.HeaderGroup;
import io.x12gateway.edi.remittance.OutpatientAdjudication;
import io.x12gateway.edi.remittance.Party;
import io.x12gateway.edi.remittance.Payment;
import io.x12gateway.edi.remittance.Payment.BankAccount;
import io.x12gateway.edi.remittance.ProviderAdjustment;
import io.x12gateway.edi.remittance.RemarkCode;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.remittance.ServicePayment;
import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.Trace;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Composes the 835 (005010X221A1) of one payee in one run. A payment is never negative: what the payee owes beyond it
 * is carried forward (PLB FB).
 */
record Advice(Payer payer, Payee payee, String number, LocalDate today, LocalDate paymentDate) {
    private static final BankAccount NO_ACCOUNT = BankAccount.NONE;

    RemittanceAdvice of(List<Adjudication> adjudications, String receiverId) {
        var balance = balance(adjudications);
        var due = due(adjudications, balance);
        return new RemittanceAdvice(
                payment(due),
                Trace.own(number, payer.traceAssigner()),
                "",
                List.of(Reference.of("EV", receiverId)),
                List.of(new DatedRole("405", today)),
                payerParty(),
                Party.payee(
                        payee.name(),
                        payee.npi(),
                        Address.of(payee.street(), payee.city(), payee.state(), payee.zip()),
                        payee.taxId()),
                List.of(HeaderGroup.of(
                        1, adjudications.stream().map(Advice::claim).toList())),
                balance.isEmpty() ? List.of() : List.of(new ProviderAdjustment(payee.npi(), yearEnd(), balance)));
    }

    private List<ProviderAdjustment.Entry> balance(List<Adjudication> adjudications) {
        var entries = new ArrayList<ProviderAdjustment.Entry>();
        for (var item : payee.balance())
            entries.add(new ProviderAdjustment.Entry(item.reason(), item.reference(), item.amount()));
        var due = due(adjudications, entries);
        if (due.signum() < 0) entries.add(new ProviderAdjustment.Entry("FB", "CF" + number, due));
        return entries;
    }

    private static BigDecimal due(List<Adjudication> adjudications, List<ProviderAdjustment.Entry> balance) {
        var due = BigDecimal.ZERO;
        for (var adjudication : adjudications) due = due.add(adjudication.paid());
        for (var entry : balance) due = due.subtract(entry.amount());
        return due;
    }

    private Payment payment(BigDecimal amount) {
        if (amount.signum() == 0)
            return new Payment("H", amount, "C", "NON", "", NO_ACCOUNT, "", "", NO_ACCOUNT, paymentDate);
        return new Payment(
                "I",
                amount,
                "C",
                "ACH",
                "CCP",
                new BankAccount("01", payer.bank(), "DA", payer.account()),
                payer.traceAssigner(),
                "",
                new BankAccount("01", payee.bank(), "DA", payee.account()),
                paymentDate);
    }

    private Party payerParty() {
        return Party.payer(
                payer.name(),
                Address.of(payer.street(), payer.city(), payer.state(), payer.zip()),
                List.of(Reference.of("2U", payer.contractor())),
                List.of(
                        Contact.of("CX", "CLAIMS", "TE", payer.claimsPhone()),
                        Contact.of("BL", "EDI DESK", "TE", payer.ediPhone()),
                        Contact.of("IC", "", "UR", payer.website())));
    }

    private LocalDate yearEnd() {
        return LocalDate.of(today.getYear(), 12, 31);
    }

    private static ClaimPayment claim(Adjudication result) {
        var claim = result.claim();
        var patient = claim.patient();
        return new ClaimPayment(
                claim.account(),
                result.denied() ? "4" : "1",
                claim.charge(),
                result.paid(),
                Optional.of(result.patientShare()),
                claim.filing(),
                claim.controlNumber(),
                claim.facility(),
                claim.frequency(),
                "",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(Name.person("QC", patient.last(), patient.first(), "MI", patient.mbi())),
                Optional.empty(),
                Optional.of(OutpatientAdjudication.remarks("MA01")),
                List.of(),
                List.of(
                        new DatedRole("232", claim.firstDay()),
                        new DatedRole("233", claim.lastDay()),
                        new DatedRole("050", claim.received())),
                List.of(),
                result.allowed().signum() == 0 ? List.of() : List.of(new Amount("AU", result.allowed())),
                List.of(),
                result.lines().stream().map(Advice::service).toList());
    }

    private static ServicePayment service(Adjudication.LineResult result) {
        var line = result.line();
        var revenue = line.revenueCode();
        boolean denied = line.denial() != null;
        return new ServicePayment(
                new Procedure("HC", line.procedure(), line.modifiers(), "", ""),
                line.charge(),
                result.paid(),
                revenue == null ? "" : revenue,
                Optional.of(BigDecimal.valueOf(denied ? 0 : line.units())),
                Optional.empty(),
                denied ? Optional.of(BigDecimal.valueOf(line.units())) : Optional.empty(),
                List.of(new DatedRole("472", line.date())),
                adjustments(result.reductions()),
                List.of(Reference.of("6R", line.number())),
                denied ? List.of() : List.of(new Amount("B6", result.allowed())),
                List.of(),
                result.remarks().stream()
                        .map(code -> new RemarkCode("HE", code))
                        .toList());
    }

    /** One CAS for each group code. */
    private static List<Adjustment> adjustments(List<Adjudication.Reduction> reductions) {
        var byGroup = new LinkedHashMap<String, List<Adjustment.Reason>>();
        for (var reduction : reductions)
            byGroup.computeIfAbsent(reduction.group(), g -> new ArrayList<>())
                    .add(new Adjustment.Reason(reduction.reason(), reduction.amount(), Optional.empty()));
        return byGroup.entrySet().stream()
                .map(group -> new Adjustment(group.getKey(), group.getValue()))
                .toList();
    }
}
