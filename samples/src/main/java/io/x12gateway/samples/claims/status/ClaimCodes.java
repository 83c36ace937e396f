package io.x12gateway.samples.claims.status;

import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.samples.claims.adjudication.Adjudication;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Denial;
import io.x12gateway.samples.claims.ledger.Claim.Stage;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The codes of the 277 for the stages of a claim, and for why it was denied. */
final class ClaimCodes {
    private static final StatusCode PAID = StatusCode.of("F1", "65");
    private static final StatusCode DENIED = StatusCode.of("F2", "1");

    private ClaimCodes() {}

    static StatusCode of(Claim claim, Adjudication result) {
        return switch (claim.stage()) {
            case RECEIVED -> StatusCode.of("P1", "20");
            case EDITED -> StatusCode.of("P1", "45");
            case COVERAGE_CHECK -> StatusCode.of("P2", "52");
            case RECORDS_REQUESTED -> StatusCode.of("P3", "123", "85");
            case READY -> StatusCode.of("P1", "3");
            case FINALIZED -> finalized(claim, result);
            case REVERSED -> StatusCode.of("F3", "101");
            case VOIDED -> StatusCode.of("F3", "686");
        };
    }

    private static StatusCode finalized(Claim claim, Adjudication result) {
        if (result.denied()) return DENIED;
        if (claim.capitated()) return StatusCode.of("F1", "105");
        boolean nothingLeft = result.paid().signum() == 0 && result.deductible().signum() != 0;
        return nothingLeft ? StatusCode.of("F1", "98") : PAID;
    }

    static StatusCode of(Claim.Line line) {
        return line.denial() == null ? PAID : DENIED;
    }

    /** What a denied claim was denied for, where a status of its own tells it. */
    static List<StatusCode> further(Claim claim) {
        if (claim.stage() != Stage.FINALIZED || !claim.denied()) return List.of();
        return claim.lines().stream()
                .map(Claim.Line::denial)
                .filter(Objects::nonNull)
                .flatMap(denial -> reason(denial).stream())
                .distinct()
                .limit(2)
                .toList();
    }

    private static Optional<StatusCode> reason(Denial denial) {
        return Optional.ofNullable(
                switch (denial.reason()) {
                    case "18" -> StatusCode.of("F2", "54");
                    case "22" -> StatusCode.of("F2", "85", "PR");
                    case "26", "27" -> StatusCode.of("F2", "88", "IL");
                    case "29" -> StatusCode.of("F2", "718");
                    case "197" -> StatusCode.of("F2", "84");
                    case "226" -> StatusCode.of("F2", "95");
                    default -> null;
                });
    }
}
