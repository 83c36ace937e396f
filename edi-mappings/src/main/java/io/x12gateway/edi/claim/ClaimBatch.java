package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.SegmentCursor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A transaction set of claims. 837P 005010X222A1 and 837I 005010X223A2, which differ in what their claims hold.
 *
 * @param submitter loop 1000A
 * @param receiver loop 1000B
 */
public record ClaimBatch(Beginning beginning, Party submitter, Party receiver, List<BillingProvider> providers) {
    public ClaimBatch {
        providers = List.copyOf(providers);
    }

    /**
     * Loop 2000A: who bills.
     *
     * @param specialty PRV
     * @param currency CUR02, empty for US dollars
     * @param payTo loop 2010AB, where payments go
     * @param payToPlan loop 2010AC
     */
    public record BillingProvider(
            Optional<ProviderRole> specialty,
            String currency,
            Party provider,
            Optional<Party> payTo,
            Optional<Party> payToPlan,
            List<Subscriber> subscribers) {
        public BillingProvider {
            subscribers = List.copyOf(subscribers);
        }
    }

    /**
     * Loop 2000B.
     *
     * @param claims those of which he is the patient himself
     */
    public record Subscriber(
            Coverage coverage,
            Optional<PatientFacts> facts,
            Party subscriber,
            Party payer,
            List<Claim> claims,
            List<Patient> patients) {
        public Subscriber {
            claims = List.copyOf(claims);
            patients = List.copyOf(patients);
        }
    }

    /** Loop 2000C: a patient other than the subscriber. */
    public record Patient(PatientFacts facts, Party patient, List<Claim> claims) {
        public Patient {
            claims = List.copyOf(claims);
        }
    }

    /** Reads the bytes from ST to SE. */
    public static ClaimBatch read(byte[] transaction, Delimiters delimiters) {
        return new BatchReader(SegmentCursor.open(transaction, delimiters, "837")).read();
    }

    /** The segments between ST and SE. */
    public List<Segment> segments() {
        return BatchWriter.segments(this);
    }

    /** All claims, in their order. */
    public Stream<Claim> claims() {
        return providers.stream()
                .flatMap(provider -> provider.subscribers().stream())
                .flatMap(subscriber -> Stream.concat(
                        subscriber.claims().stream(),
                        subscriber.patients().stream().flatMap(patient -> patient.claims().stream())));
    }
}
