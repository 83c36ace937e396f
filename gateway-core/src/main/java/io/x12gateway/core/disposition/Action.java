package io.x12gateway.core.disposition;

import io.x12gateway.core.acknowledgment.Acknowledgment;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thing that is to be done with a submission. */
public sealed interface Action {

    /** Tell the sender what was taken in and what was not. */
    record Acknowledge(Acknowledgment acknowledgment) implements Action {}

    /**
     * Have an accepted inquiry answered.
     *
     * @param interchangeNumber of its interchange in the file, from 1: what came together is answered together
     * @param patient as {@link io.x12gateway.core.inquiry.Inquiry#patient}
     * @param contract as {@link io.x12gateway.core.inquiry.Inquiry#contract}
     * @param refusal why the gateway itself answers and asks no back end; empty as a rule
     * @param traces the trace numbers that it asks with
     */
    record Inquire(
            int interchangeNumber,
            InterchangeHeader header,
            ByteSpan interchange,
            TransactionType type,
            String backEnd,
            ByteSpan transaction,
            int patient,
            String contract,
            Optional<String> refusal,
            List<Trace> traces)
            implements Action {
        public Inquire {
            traces = List.copyOf(traces);
        }
    }

    /** Split accepted remittances by payee and hand them on. */
    record Deliver(
            int interchangeNumber, InterchangeHeader header, ByteSpan interchange, List<TransactionReport> transactions)
            implements Action {
        public Deliver {
            transactions = List.copyOf(transactions);
        }
    }

    /** Hand accepted claims over to a claims system and answer each of them. */
    record HandOver(int interchangeNumber, InterchangeHeader header, ByteSpan interchange, List<Claims> sets)
            implements Action {
        public HandOver {
            sets = List.copyOf(sets);
        }

        /**
         * One accepted 837.
         *
         * @param system the claims system's name
         * @param reference BHT03
         * @param notCovered the billing providers for whom its sender may not submit
         * @param unnamedCovered whether it may for a provider who is not named by an NPI
         * @param refusal why none of its claims is handed over; empty as a rule
         */
        public record Claims(
                TransactionReport report,
                String system,
                String reference,
                Set<String> notCovered,
                boolean unnamedCovered,
                Optional<StatusCode> refusal) {
            public Claims {
                notCovered = Set.copyOf(notCovered);
            }

            /** @param npi of a billing provider, empty if he is not named by one */
            public boolean covers(String npi) {
                return npi.isEmpty() ? unnamedCovered : !notCovered.contains(npi);
            }
        }
    }

    /** Hand accepted answers of another payer to those who asked. */
    record PassOn(
            int interchangeNumber,
            InterchangeHeader header,
            ByteSpan interchange,
            TransactionType type,
            List<TransactionReport> transactions)
            implements Action {
        public PassOn {
            transactions = List.copyOf(transactions);
        }
    }

    /**
     * Keep bytes aside for an operator.
     *
     * @param reason a stable word, such as {@code unreadable} or {@code remittance-rejected}
     * @param tellSender whether no acknowledgment tells the sender, so that a readable text has to
     */
    record Quarantine(String reason, List<Finding> findings, boolean tellSender) implements Action {
        public Quarantine {
            findings = List.copyOf(findings);
        }
    }
}
