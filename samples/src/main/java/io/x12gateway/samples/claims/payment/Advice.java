package io.x12gateway.samples.claims.payment;

import io.x12gateway.edi.remittance.DatedRole;
import io.x12gateway.edi.remittance.HeaderGroup;
import io.x12gateway.edi.remittance.Party;
import io.x12gateway.edi.remittance.Payment;
import io.x12gateway.edi.remittance.Payment.BankAccount;
import io.x12gateway.edi.remittance.ProviderAdjustment;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.ledger.Payer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Composes the 835 (005010X221A1) of one payee in one run. */
record Advice(Payer payer, Payee payee, String number, LocalDate today, LocalDate paymentDate, String receiverId) {
    private static final int ENTRIES_MAX = 6;
    private static final String HOSPITAL_INSURANCE = "MA";

    RemittanceAdvice of(List<ClaimAdvice> claims, Settlement settlement) {
        return new RemittanceAdvice(
                payment(settlement.amount()),
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
                groups(claims),
                adjustments(settlement.entries()));
    }

    private List<ProviderAdjustment> adjustments(List<ProviderAdjustment.Entry> entries) {
        var all = new ArrayList<ProviderAdjustment>();
        for (int from = 0; from < entries.size(); from += ENTRIES_MAX)
            all.add(new ProviderAdjustment(
                    payee.npi(), yearEnd(), entries.subList(from, Math.min(entries.size(), from + ENTRIES_MAX))));
        return all;
    }

    private Payment payment(BigDecimal amount) {
        if (amount.signum() == 0)
            return new Payment("H", amount, "C", "NON", "", BankAccount.NONE, "", "", BankAccount.NONE, paymentDate);
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

    /** Hospital claims stand in a group for each kind of bill, with its totals; all others in one group. */
    private List<HeaderGroup> groups(List<ClaimAdvice> claims) {
        Map<String, List<ClaimAdvice>> byKind = new TreeMap<>();
        for (var claim : claims)
            byKind.computeIfAbsent(kind(claim), k -> new ArrayList<>()).add(claim);
        var groups = new ArrayList<HeaderGroup>();
        byKind.forEach((kind, some) -> groups.add(new HeaderGroup(
                Integer.toString(groups.size() + 1),
                kind.isEmpty() ? List.of() : summary(kind, some),
                List.of(),
                some.stream().map(ClaimAdvice::payment).toList())));
        return groups;
    }

    private static String kind(ClaimAdvice claim) {
        var told = claim.result().claim();
        return told.filing().equals(HOSPITAL_INSURANCE) ? told.facility() : "";
    }

    /** TS3. */
    private List<String> summary(String facility, List<ClaimAdvice> claims) {
        var charges = claims.stream().map(ClaimAdvice::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
        return List.of(
                payee.npi(),
                facility,
                DateTimeFormatter.BASIC_ISO_DATE.format(yearEnd()),
                Integer.toString(claims.size()),
                Decimal.text(charges));
    }
}
