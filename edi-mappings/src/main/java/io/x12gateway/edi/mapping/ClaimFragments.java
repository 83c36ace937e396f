package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.LineStatus;
import io.x12gateway.edi.claimstatus.ServiceLine;
import io.x12gateway.edi.claimstatus.Status;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.mapping.ClaimsAnswer.ProviderRefusal;
import io.x12gateway.edi.segment.Dates;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Fragments of the dialect to values. */
final class ClaimFragments {
    private ClaimFragments() {}

    static AskedClaim asked(XmlElement claim) {
        var subscriber = claim.child("subscriber").orElseThrow();
        var dependent = claim.child("dependent");
        return new AskedClaim(
                number(claim),
                claim.text("payer"),
                claim.text("submitter"),
                name("1P", claim.child("provider").orElseThrow()),
                name("IL", subscriber),
                dependent.map(d -> name("QC", d)),
                demographics(dependent.orElse(subscriber)),
                new ClaimInquiry(
                        claim.text("trace"),
                        references(claim),
                        claim.decimal("charge"),
                        claim.child("service").map(ClaimFragments::period),
                        claim.children("line").stream()
                                .map(ClaimFragments::askedLine)
                                .toList()));
    }

    static AnsweredClaim answered(XmlElement claim) {
        return new AnsweredClaim(
                number(claim),
                new ClaimStatus(
                        claim.text("trace"),
                        states(claim),
                        references(claim),
                        claim.child("service").map(ClaimFragments::period),
                        claim.children("line").stream()
                                .map(ClaimFragments::answeredLine)
                                .toList()));
    }

    static ProviderRefusal providerRefusal(XmlElement refusal) {
        return new ProviderRefusal(refusal.text("provider"), code(refusal));
    }

    static StatusCode code(XmlElement element) {
        return new StatusCode(
                element.text("category"), element.text("status"), element.text("entity"), element.text("list"));
    }

    static int number(XmlElement claim) {
        return new BigDecimal(claim.text("number").strip())
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    private static Name name(String role, XmlElement party) {
        return new Name(
                role,
                party.text("kind").equals("person") ? "1" : "2",
                party.text("name"),
                party.text("first"),
                party.text("middle"),
                party.text("suffix"),
                party.text("idType"),
                party.text("id"),
                "");
    }

    private static Optional<Demographics> demographics(XmlElement patient) {
        var born = patient.date("birthDate");
        var gender = patient.text("gender");
        if (born.isEmpty() && gender.isEmpty()) return Optional.empty();
        return Optional.of(new Demographics(Dates.text(born), gender));
    }

    private static List<Reference> references(XmlElement claim) {
        return claim.children("key").stream()
                .map(key -> new Key(key.text("name"), key.text("value")).reference())
                .toList();
    }

    private static ServiceDate period(XmlElement element) {
        LocalDate from = element.date("from").orElseThrow();
        return element.date("through")
                .map(through -> ServiceDate.between("472", from, through))
                .orElseGet(() -> ServiceDate.on("472", from));
    }

    private static Procedure procedure(XmlElement line) {
        var modifiers = Segment.split(line.text("modifiers"), ' ');
        return new Procedure(line.text("codeSet"), line.text("code"), modifiers, "", "");
    }

    private static ServiceLine askedLine(XmlElement line) {
        return new ServiceLine(
                procedure(line),
                line.decimal("charge").orElseThrow(),
                line.text("revenueCode"),
                line.decimal("units"),
                line.text("controlNumber"),
                period(line));
    }

    private static LineStatus answeredLine(XmlElement line) {
        return new LineStatus(
                procedure(line),
                line.decimal("charge").orElseThrow(),
                line.decimal("paid").orElseThrow(),
                line.text("revenueCode"),
                line.decimal("units"),
                states(line),
                line.text("controlNumber"),
                period(line));
    }

    private static List<Status> states(XmlElement parent) {
        return parent.children("state").stream().map(ClaimFragments::state).toList();
    }

    private static Status state(XmlElement state) {
        return new Status(
                code(state),
                state.date("since").orElseThrow(),
                state.decimal("charge"),
                state.decimal("paid"),
                state.date("adjudicated"),
                state.date("paymentDate"),
                state.text("paymentNumber"),
                state.children("also").stream().map(ClaimFragments::code).toList());
    }
}
