package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentCursor;
import io.x12gateway.edi.segment.ServiceDate;
import io.x12gateway.edi.segment.Trace;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What became of the claims of an 837 before anyone looked at them. 277CA 005010X214.
 *
 * @param source loop 2100A, who judged
 * @param receipt loop 2200A, under which number it was received
 * @param dates {@code 050} received and {@code 009} processed
 */
public record ClaimAcknowledgment(
        Beginning beginning, Name source, Trace receipt, List<ServiceDate> dates, Submitter submitter) {
    public ClaimAcknowledgment {
        dates = List.copyOf(dates);
    }

    /**
     * Loop 2000B.
     *
     * @param batch gives back BHT03 of the 837
     */
    public record Submitter(
            Name name, Trace batch, List<Answer> answers, Totals totals, List<BillingProvider> providers) {
        public Submitter {
            answers = List.copyOf(answers);
            providers = List.copyOf(providers);
        }
    }

    /** Loop 2000C; without 2200C if the provider as such is not spoken of. */
    public record BillingProvider(Name name, Optional<ProviderAnswer> answer, List<Patient> patients) {
        public BillingProvider {
            patients = List.copyOf(patients);
        }
    }

    /** Loop 2200C. */
    public record ProviderAnswer(Trace trace, List<Answer> answers, List<Reference> references, Totals totals) {
        public ProviderAnswer {
            answers = List.copyOf(answers);
            references = List.copyOf(references);
        }
    }

    /** Loop 2000D. */
    public record Patient(Name name, List<ClaimAnswer> claims) {
        public Patient {
            claims = List.copyOf(claims);
        }
    }

    /**
     * Loop 2200D.
     *
     * @param claim gives back CLM01
     * @param references {@code 1K} the payer's number, {@code D9} the clearinghouse's, {@code BLT} type of bill
     */
    public record ClaimAnswer(
            Trace claim, List<Answer> answers, List<Reference> references, ServiceDate date, List<LineAnswer> lines) {
        public ClaimAnswer {
            answers = List.copyOf(answers);
            references = List.copyOf(references);
            lines = List.copyOf(lines);
        }

        public boolean accepted() {
            return answers.stream().allMatch(Answer::accepted);
        }
    }

    /**
     * Loop 2220D: a line at fault.
     *
     * @param references {@code FJ} the line's control number, else its LX01; {@code XZ} prescription
     */
    public record LineAnswer(
            Procedure procedure,
            BigDecimal charge,
            String revenueCode,
            Optional<BigDecimal> units,
            List<Answer> answers,
            List<Reference> references,
            Optional<ServiceDate> date) {
        public LineAnswer {
            charge = Decimal.canonical(charge);
            units = units.map(Decimal::canonical);
            answers = List.copyOf(answers);
            references = List.copyOf(references);
        }
    }

    /** Reads the bytes from ST to SE. */
    public static ClaimAcknowledgment read(byte[] transaction, Delimiters delimiters) {
        return new AcknowledgmentReader(SegmentCursor.open(transaction, delimiters, "277")).read();
    }

    /** The segments between ST and SE. */
    public List<Segment> segments() {
        return AcknowledgmentWriter.segments(this);
    }

    /** All claims, in their order. */
    public Stream<ClaimAnswer> claims() {
        return submitter.providers().stream()
                .flatMap(provider -> provider.patients().stream())
                .flatMap(patient -> patient.claims().stream());
    }
}
