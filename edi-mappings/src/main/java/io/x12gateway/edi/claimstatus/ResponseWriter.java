package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.SegmentList;

import java.util.List;

/** Records to 277. */
final class ResponseWriter {
    private final SegmentList out = new SegmentList();

    private ResponseWriter() {}

    static List<Segment> segments(ClaimStatusResponse response) {
        var writer = new ResponseWriter();
        writer.out.add(response.beginning().segment());
        for (var payer : response.payers()) writer.payer(payer);
        return writer.out.segments();
    }

    private void payer(ClaimStatusResponse.Payer payer) {
        int level = out.level(0, Levels.PAYER, !payer.receivers().isEmpty());
        out.add(payer.name().segment());
        out.one(payer.contact(), Contact::segment);
        for (var receiver : payer.receivers()) receiver(level, receiver);
    }

    private void receiver(int parent, ClaimStatusResponse.Receiver receiver) {
        int level = out.level(parent, Levels.RECEIVER, !receiver.providers().isEmpty());
        out.add(receiver.name().segment());
        receiver.status().ifPresent(status -> status.write(out));
        for (var provider : receiver.providers()) provider(level, provider);
    }

    private void provider(int parent, ClaimStatusResponse.Provider provider) {
        int level = out.level(parent, Levels.PROVIDER, !provider.subscribers().isEmpty());
        out.all(provider.names(), Name::segment);
        provider.status().ifPresent(status -> status.write(out));
        for (var subscriber : provider.subscribers()) subscriber(level, subscriber);
    }

    private void subscriber(int parent, ClaimStatusResponse.Subscriber subscriber) {
        int level =
                out.level(parent, Levels.SUBSCRIBER, !subscriber.dependents().isEmpty());
        out.add(subscriber.name().segment());
        for (var claim : subscriber.claims()) claim.write(out);
        for (var dependent : subscriber.dependents()) {
            out.lowestLevel(level, Levels.DEPENDENT);
            out.add(dependent.name().segment());
            for (var claim : dependent.claims()) claim.write(out);
        }
    }
}
