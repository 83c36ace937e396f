package io.x12gateway.edi.claim;

import io.x12gateway.edi.claimstatus.StatusCode;

import java.util.List;

/** What a payer says of a claim before it looks into it. */
public sealed interface ClaimVerdict {

    /** @param payerControlNumber the number that the payer knows it by from now on */
    record Accepted(String payerControlNumber, List<StatusCode> states) implements ClaimVerdict {
        public Accepted {
            states = List.copyOf(states);
        }
    }

    /** @param states why, at least one */
    record Rejected(List<StatusCode> states, List<RejectedLine> lines) implements ClaimVerdict {
        public Rejected {
            states = List.copyOf(states);
            lines = List.copyOf(lines);
        }

        public static Rejected because(StatusCode... states) {
            return new Rejected(List.of(states), List.of());
        }
    }

    /** Nothing yet. Who answers in the payer's place has it, and says no more. */
    record Awaited() implements ClaimVerdict {}

    /** @param number its place among the lines of the claim, from 1 */
    record RejectedLine(int number, List<StatusCode> states) {
        public RejectedLine {
            states = List.copyOf(states);
        }
    }
}
