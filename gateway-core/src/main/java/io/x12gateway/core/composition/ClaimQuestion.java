package io.x12gateway.core.composition;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.ServiceDate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One claim asked about.
 *
 * @param trace the asker's own (TRN02), given back in the answer; empty for one of ours
 * @param payerControlNumber the payer's number of the claim (REF 1K), empty if not known
 * @param patientAccount the provider's own number of it (REF EJ), empty if not known
 * @param billType facility and frequency (REF BLT), empty if not known
 * @param charge the total submitted
 * @param from first day of service
 * @param to last day of service; empty if there is one only
 */
public record ClaimQuestion(
        String trace,
        String payerControlNumber,
        String patientAccount,
        String billType,
        Optional<BigDecimal> charge,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    private static final String SERVICE = "472";

    public ClaimQuestion {
        Required.that(to.isEmpty() || from.isPresent(), "the field 'to' needs the field 'from'");
    }

    /** @param place from 1, among the claims asked about */
    ClaimInquiry inquiry(Stamp stamp, int place) {
        var references = new ArrayList<Reference>();
        add(references, "1K", payerControlNumber);
        add(references, "BLT", billType);
        add(references, "EJ", patientAccount);
        var own = trace.isBlank() ? stamp.trace() + "-" + place : trace;
        return new ClaimInquiry(own, references, charge, from.map(this::date), List.of());
    }

    private static void add(List<Reference> references, String qualifier, String value) {
        if (!value.isBlank()) references.add(Reference.of(qualifier, value));
    }

    private ServiceDate date(LocalDate first) {
        return to.map(last -> ServiceDate.between(SERVICE, first, last))
                .orElseGet(() -> ServiceDate.on(SERVICE, first));
    }
}
