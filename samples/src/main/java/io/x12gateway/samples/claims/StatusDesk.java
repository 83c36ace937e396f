package io.x12gateway.samples.claims;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.LineStatus;
import io.x12gateway.edi.claimstatus.Status;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Says how claims stand. A payer's control number finds its claim; without one, the member id does, narrowed by
 * whatever else was sent: account number, days of service, total charge. Only the provider who billed a claim is told
 * about it.
 */
final class StatusDesk {
    private static final StatusCode CLAIM_NOT_FOUND = StatusCode.of("A4", "35");
    private static final StatusCode MEMBER_NOT_FOUND = StatusCode.of("D0", "33", "IL");

    private final ClaimsStore store;
    private final Clock clock;

    StatusDesk(ClaimsStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Whether this provider ever billed a claim here. */
    boolean knows(String npi) {
        return !store.find(claim -> claim.npi().equals(npi)).isEmpty();
    }

    List<Claim> find(String npi, String memberId, ClaimInquiry inquiry) {
        var number = inquiry.reference("1K");
        if (!number.isEmpty())
            return store.find(c -> c.npi().equals(npi) && c.controlNumber().equals(number));
        return store.find(claim -> claim.npi().equals(npi)
                && claim.patient().mbi().equals(memberId)
                && fits(inquiry.reference("EJ"), claim.account())
                && inquiry.charge().map(c -> c.compareTo(claim.charge()) == 0).orElse(true)
                && inquiry.date().map(d -> meets(d, claim)).orElse(true));
    }

    /** One status for every claim found, or one that says that none was. */
    List<ClaimStatus> answer(String npi, String memberId, ClaimInquiry inquiry) {
        var found = find(npi, memberId, inquiry);
        if (found.isEmpty()) return List.of(notFound(memberId, inquiry));
        return found.stream().map(claim -> status(claim, inquiry.trace())).toList();
    }

    private ClaimStatus notFound(String memberId, ClaimInquiry inquiry) {
        boolean member = !store.find(c -> c.patient().mbi().equals(memberId)).isEmpty();
        var status = Status.of(member ? CLAIM_NOT_FOUND : MEMBER_NOT_FOUND, LocalDate.now(clock))
                .with(inquiry.charge().orElse(BigDecimal.ZERO), BigDecimal.ZERO);
        return new ClaimStatus(inquiry.trace(), List.of(status), List.of(), inquiry.date(), List.of());
    }

    private static ClaimStatus status(Claim claim, String trace) {
        var result = Adjudication.of(claim);
        return new ClaimStatus(
                trace,
                List.of(status(claim, result)),
                List.of(Reference.of("1K", claim.controlNumber()), Reference.of("EJ", claim.account())),
                Optional.of(ServiceDate.between("472", claim.firstDay(), claim.lastDay())),
                claim.stage() == Claim.Stage.FINALIZED ? lines(claim, result) : List.of());
    }

    private static Status status(Claim claim, Adjudication result) {
        var code = code(claim, result.denied());
        var payment = claim.payment();
        boolean decided = claim.stage() == Claim.Stage.FINALIZED;
        return new Status(
                code,
                claim.since(),
                Optional.of(claim.charge()),
                Optional.of(decided ? result.paid() : BigDecimal.ZERO),
                decided ? Optional.of(claim.since()) : Optional.empty(),
                Optional.ofNullable(payment).map(Claim.Payment::date),
                payment == null ? "" : payment.number(),
                List.of());
    }

    private static StatusCode code(Claim claim, boolean denied) {
        return switch (claim.stage()) {
            case RECEIVED -> StatusCode.of("P1", "20");
            case COVERAGE_CHECK -> StatusCode.of("P2", "52");
            case RECORDS_REQUESTED -> StatusCode.of("P3", "123", "85");
            case READY -> StatusCode.of("P1", "3");
            case FINALIZED -> denied ? StatusCode.of("F2", "1") : StatusCode.of("F1", "65");
        };
    }

    private static List<LineStatus> lines(Claim claim, Adjudication result) {
        return result.lines().stream().map(line -> line(claim, line)).toList();
    }

    private static LineStatus line(Claim claim, Adjudication.LineResult result) {
        var line = result.line();
        var code = line.denial() == null ? StatusCode.of("F1", "65") : StatusCode.of("F2", "1");
        var revenue = line.revenueCode();
        return new LineStatus(
                new Procedure("HC", line.procedure(), line.modifiers(), "", ""),
                line.charge(),
                result.paid(),
                revenue == null ? "" : revenue,
                Optional.of(BigDecimal.valueOf(line.units())),
                List.of(Status.of(code, claim.since())),
                line.number(),
                ServiceDate.on("472", line.date()));
    }

    private static boolean fits(String asked, String known) {
        return asked.isEmpty() || asked.equals(known);
    }

    private static boolean meets(ServiceDate asked, Claim claim) {
        return asked.first().map(first -> !first.isAfter(claim.lastDay())).orElse(true)
                && asked.last().map(last -> !last.isBefore(claim.firstDay())).orElse(true);
    }
}
