package io.x12gateway.samples.hets;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.eligibility.BenefitInquiry;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.Individual;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.edi.segment.Trace;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A 270 as the gateway would send it to HETS, one change away from a good one. */
record Inquiry270(
        String submitter,
        String payer,
        String npi,
        String last,
        String first,
        String middle,
        String suffix,
        String mbi,
        String born,
        String gender,
        Optional<ServiceDate> dates,
        List<BenefitInquiry> asked) {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    /** Everything HETS wants to find this persona, and service type 30 for today. */
    static Inquiry270 about(Persona persona) {
        var first = persona.name().first();
        return new Inquiry270(
                "GW0001",
                "CMS",
                "1234567893",
                persona.name().last(),
                first == null ? "" : first,
                "",
                "",
                persona.mbi(),
                persona.born().toString().replace("-", ""),
                "",
                Optional.of(ServiceDate.on("291", TODAY)),
                List.of(BenefitInquiry.of("30")));
    }

    Inquiry270 payer(String id) {
        return new Inquiry270(submitter, id, npi, last, first, middle, suffix, mbi, born, gender, dates, asked);
    }

    Inquiry270 npi(String id) {
        return new Inquiry270(submitter, payer, id, last, first, middle, suffix, mbi, born, gender, dates, asked);
    }

    Inquiry270 name(String newLast, String newFirst) {
        return new Inquiry270(
                submitter, payer, npi, newLast, newFirst, middle, suffix, mbi, born, gender, dates, asked);
    }

    Inquiry270 suffix(String text) {
        return new Inquiry270(submitter, payer, npi, last, first, middle, text, mbi, born, gender, dates, asked);
    }

    Inquiry270 middle(String text) {
        return new Inquiry270(submitter, payer, npi, last, first, text, suffix, mbi, born, gender, dates, asked);
    }

    Inquiry270 mbi(String number) {
        return new Inquiry270(submitter, payer, npi, last, first, middle, suffix, number, born, gender, dates, asked);
    }

    Inquiry270 born(String date) {
        return new Inquiry270(submitter, payer, npi, last, first, middle, suffix, mbi, date, gender, dates, asked);
    }

    Inquiry270 gender(String code) {
        return new Inquiry270(submitter, payer, npi, last, first, middle, suffix, mbi, born, code, dates, asked);
    }

    Inquiry270 on(LocalDate day) {
        return dates(ServiceDate.on("291", day));
    }

    Inquiry270 between(LocalDate first, LocalDate last) {
        return dates(ServiceDate.between("291", first, last));
    }

    Inquiry270 withoutDates() {
        return new Inquiry270(
                submitter, payer, npi, last, first, middle, suffix, mbi, born, gender, Optional.empty(), asked);
    }

    private Inquiry270 dates(ServiceDate date) {
        return new Inquiry270(
                submitter, payer, npi, last, first, middle, suffix, mbi, born, gender, Optional.of(date), asked);
    }

    Inquiry270 asking(String... serviceTypes) {
        return asking(BenefitInquiry.of(serviceTypes));
    }

    Inquiry270 askingProcedure(String codeSet, String code) {
        return asking(new BenefitInquiry(
                List.of(),
                Optional.of(Procedure.of(codeSet, code)),
                "",
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    }

    private Inquiry270 asking(BenefitInquiry inquiry) {
        return new Inquiry270(
                submitter, payer, npi, last, first, middle, suffix, mbi, born, gender, dates, List.of(inquiry));
    }

    EligibilityInquiry.Subscriber subscriber() {
        var name = new Name("IL", "1", last, first, middle, suffix, mbi.isEmpty() ? "" : "MI", mbi, "");
        var person = Individual.of(name).withDates(dates.stream().toList());
        if (!born.isEmpty() || !gender.isEmpty()) person = person.with(new Demographics(born, gender));
        return new EligibilityInquiry.Subscriber(
                List.of(Trace.own("T0000001", "9GW0001XYZ")), person, asked, List.of());
    }

    EligibilityInquiry inquiry(EligibilityInquiry.Subscriber... subscribers) {
        var receiver = EligibilityInquiry.Receiver.of(
                Name.organisation("1P", "RIVERBEND CLINIC", "XX", npi), List.of(subscribers));
        var source = new EligibilityInquiry.Source(Name.organisation("PR", "CMS", "PI", payer), List.of(receiver));
        return new EligibilityInquiry(
                EligibilityInquiry.beginning("REQT0000001", LocalDateTime.of(2026, 11, 21, 9, 15)), List.of(source));
    }

    byte[] bytes() {
        return bytes(submitter, "CMS", inquiry(subscriber()));
    }

    String text() {
        return new String(bytes(), StandardCharsets.US_ASCII);
    }

    static byte[] bytes(String from, String to, EligibilityInquiry... inquiries) {
        var envelope = Envelope.of(
                TransactionType.ELIGIBILITY_INQUIRY,
                "ZZ",
                from,
                "ZZ",
                to,
                new ControlNumber(77),
                new ControlNumber(7),
                LocalDateTime.of(2026, 11, 21, 9, 15),
                true);
        var transactions = Arrays.stream(inquiries)
                .map(inquiry -> OutgoingTransaction.of(inquiry.segments()))
                .toList();
        return new InterchangeWriter().write(envelope, transactions);
    }
}
