package io.x12gateway.samples.claims.status;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.LineStatus;
import io.x12gateway.edi.claimstatus.Status;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.samples.claims.adjudication.Adjudication;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says how claims stand. A payer's control number finds its claim; without one, the member id does, narrowed by
 * whatever else was sent: account number, days of service, total charge; without that, days of service find all claims
 * of a provider. Only the provider who billed a claim is told about it.
 */
final class StatusDesk {
    /** More claims than this are not told of at once: the search must be narrowed. */
    static final int FOUND_MAX = 100;

    private static final StatusCode CLAIM_NOT_FOUND = StatusCode.of("A4", "35");
    private static final StatusCode MEMBER_NOT_FOUND = StatusCode.of("D0", "33", "IL");
    private static final StatusCode TOO_MANY = StatusCode.of("E0", "485");
    private static final StatusCode NO_KEY = StatusCode.of("E0", "153", "IL");

    private final Ledger ledger;

    StatusDesk(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether this provider is paid here or ever billed a claim. */
    boolean knows(String npi) {
        return ledger.payee(npi).isPresent()
                || !ledger.find(claim -> claim.npi().equals(npi)).isEmpty();
    }

    List<Claim> find(String npi, String memberId, ClaimInquiry inquiry) {
        var number = inquiry.reference("1K");
        if (!number.isEmpty())
            return ledger.byNumber(number)
                    .filter(c -> c.npi().equals(npi))
                    .map(this::andReplacements)
                    .orElse(List.of());
        var candidates = memberId.isEmpty() ? ofProvider(inquiry) : ledger.ofMember(memberId);
        return candidates.stream()
                .filter(c -> c.npi().equals(npi) && fits(inquiry, c))
                .toList();
    }

    /** A claim that was corrected is told of together with the one that took its place. */
    private List<Claim> andReplacements(Claim claim) {
        if (claim.stage() != Stage.REVERSED) return List.of(claim);
        var all = new ArrayList<>(List.of(claim));
        all.addAll(ledger.ofMember(claim.patient().mbi()).stream()
                .filter(c -> claim.controlNumber().equals(c.replaces()))
                .toList());
        return all;
    }

    private List<Claim> ofProvider(ClaimInquiry inquiry) {
        return inquiry.date().isEmpty() ? List.of() : ledger.find(claim -> true);
    }

    private static boolean fits(ClaimInquiry inquiry, Claim claim) {
        var account = inquiry.reference("EJ");
        return (account.isEmpty() || account.equals(claim.account()))
                && inquiry.charge().map(c -> c.compareTo(claim.charge()) == 0).orElse(true)
                && inquiry.date().map(d -> meets(d, claim)).orElse(true);
    }

    /** One status for every claim found, or one that says why there is none. */
    List<ClaimStatus> answer(String npi, String memberId, ClaimInquiry inquiry) {
        if (memberId.isEmpty()
                && inquiry.date().isEmpty()
                && inquiry.reference("1K").isEmpty()) return List.of(without(NO_KEY, inquiry));
        var found = find(npi, memberId, inquiry);
        if (found.isEmpty()) return List.of(without(notFound(memberId), inquiry));
        if (found.size() > FOUND_MAX) return List.of(without(TOO_MANY, inquiry));
        return found.stream().map(claim -> status(claim, inquiry.trace())).toList();
    }

    private StatusCode notFound(String memberId) {
        boolean known = memberId.isEmpty() || !ledger.ofMember(memberId).isEmpty();
        return known ? CLAIM_NOT_FOUND : MEMBER_NOT_FOUND;
    }

    private ClaimStatus without(StatusCode code, ClaimInquiry inquiry) {
        var status =
                Status.of(code, ledger.clock().today()).with(inquiry.charge().orElse(BigDecimal.ZERO), BigDecimal.ZERO);
        return new ClaimStatus(inquiry.trace(), List.of(status), List.of(), inquiry.date(), List.of());
    }

    private static ClaimStatus status(Claim claim, String trace) {
        var result = Adjudication.of(claim);
        return new ClaimStatus(
                trace,
                List.of(status(claim, result)),
                List.of(Reference.of("1K", claim.controlNumber()), Reference.of("EJ", claim.account())),
                Optional.of(ServiceDate.between("472", claim.firstDay(), claim.lastDay())),
                claim.stage() == Stage.FINALIZED ? lines(claim, result) : List.of());
    }

    private static Status status(Claim claim, Adjudication result) {
        var payment = claim.payment();
        boolean decided = claim.stage() == Stage.FINALIZED;
        boolean takenBack = claim.stage() == Stage.REVERSED || claim.stage() == Stage.VOIDED;
        return new Status(
                ClaimCodes.of(claim, result),
                claim.since(),
                Optional.of(claim.charge()),
                Optional.of(decided ? result.paid() : BigDecimal.ZERO),
                decided || takenBack ? Optional.of(claim.since()) : Optional.empty(),
                decided ? Optional.ofNullable(payment).map(Claim.Payment::date) : Optional.<LocalDate>empty(),
                payment == null || !decided ? "" : payment.number(),
                ClaimCodes.further(claim));
    }

    private static List<LineStatus> lines(Claim claim, Adjudication result) {
        return result.lines().stream().map(line -> line(claim, line)).toList();
    }

    private static LineStatus line(Claim claim, Adjudication.LineResult result) {
        var line = result.line();
        var revenue = line.revenueCode();
        var procedure = line.procedure();
        return new LineStatus(
                procedure == null
                        ? new Procedure("NU", String.valueOf(revenue), List.of(), "", "")
                        : new Procedure("HC", procedure, line.modifiers(), "", ""),
                line.charge(),
                result.paid(),
                procedure == null || revenue == null ? "" : revenue,
                Optional.of(BigDecimal.valueOf(line.units())),
                List.of(Status.of(ClaimCodes.of(line), claim.since())),
                line.number(),
                ServiceDate.on("472", line.date()));
    }

    private static boolean meets(ServiceDate asked, Claim claim) {
        return asked.first().map(first -> !first.isAfter(claim.lastDay())).orElse(true)
                && asked.last().map(last -> !last.isBefore(claim.firstDay())).orElse(true);
    }
}
