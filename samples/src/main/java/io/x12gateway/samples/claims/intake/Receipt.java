package io.x12gateway.samples.claims.intake;

import io.x12gateway.edi.claimstatus.StatusCode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What was said to a submission.
 *
 * @param refusal why none of it was taken; then there are no claims
 */
record Receipt(String submission, LocalDate received, Optional<StatusCode> refusal, List<Told> claims) {
    Receipt {
        claims = List.copyOf(claims);
    }

    /**
     * What was said to one claim.
     *
     * @param payerControlNumber empty if it was rejected
     */
    record Told(
            int number,
            String account,
            BigDecimal charge,
            String payerControlNumber,
            List<StatusCode> states,
            List<ToldLine> lines) {
        Told {
            states = List.copyOf(states);
            lines = List.copyOf(lines);
        }

        boolean accepted() {
            return !payerControlNumber.isEmpty();
        }
    }

    record ToldLine(int number, String controlNumber, List<StatusCode> states) {
        ToldLine {
            states = List.copyOf(states);
        }
    }
}
