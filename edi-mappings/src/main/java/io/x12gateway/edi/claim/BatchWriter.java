package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.SegmentList;

import java.util.List;

/** Records to 837. */
final class BatchWriter {
    private final SegmentList out = new SegmentList();

    private BatchWriter() {}

    static List<Segment> segments(ClaimBatch batch) {
        var writer = new BatchWriter();
        writer.out.add(batch.beginning().segment());
        batch.submitter().write(writer.out);
        batch.receiver().write(writer.out);
        for (var provider : batch.providers()) writer.provider(provider);
        return writer.out.segments();
    }

    private void provider(ClaimBatch.BillingProvider provider) {
        int level = out.level(0, "20", !provider.subscribers().isEmpty());
        out.one(provider.specialty(), ProviderRole::segment);
        if (!provider.currency().isEmpty()) out.add("CUR", "85", provider.currency());
        provider.provider().write(out);
        provider.payTo().ifPresent(party -> party.write(out));
        provider.payToPlan().ifPresent(party -> party.write(out));
        for (var subscriber : provider.subscribers()) subscriber(level, subscriber);
    }

    private void subscriber(int parent, ClaimBatch.Subscriber subscriber) {
        int level = out.level(parent, "22", !subscriber.patients().isEmpty());
        out.add(subscriber.coverage().segment());
        out.one(subscriber.facts(), PatientFacts::segment);
        subscriber.subscriber().write(out);
        subscriber.payer().write(out);
        for (var claim : subscriber.claims()) claim.write(out);
        for (var patient : subscriber.patients()) {
            out.level(level, "23", false);
            out.add(patient.facts().segment());
            patient.patient().write(out);
            for (var claim : patient.claims()) claim.write(out);
        }
    }
}
