package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.SegmentList;

import java.util.List;

/** Records to 276. */
final class RequestWriter {
    private final SegmentList out = new SegmentList();

    private RequestWriter() {}

    static List<Segment> segments(ClaimStatusRequest request) {
        var writer = new RequestWriter();
        writer.out.add(request.beginning().segment());
        for (var payer : request.payers()) writer.payer(payer);
        return writer.out.segments();
    }

    private void payer(ClaimStatusRequest.Payer payer) {
        int level = out.level(0, Levels.PAYER, !payer.receivers().isEmpty());
        out.add(payer.name().segment());
        for (var receiver : payer.receivers()) receiver(level, receiver);
    }

    private void receiver(int parent, ClaimStatusRequest.Receiver receiver) {
        int level = out.level(parent, Levels.RECEIVER, !receiver.providers().isEmpty());
        out.add(receiver.name().segment());
        for (var provider : receiver.providers()) provider(level, provider);
    }

    private void provider(int parent, ClaimStatusRequest.Provider provider) {
        int level = out.level(parent, Levels.PROVIDER, !provider.subscribers().isEmpty());
        out.all(provider.names(), Name::segment);
        for (var subscriber : provider.subscribers()) subscriber(level, subscriber);
    }

    private void subscriber(int parent, ClaimStatusRequest.Subscriber subscriber) {
        int level =
                out.level(parent, Levels.SUBSCRIBER, !subscriber.dependents().isEmpty());
        out.one(subscriber.demographics(), Demographics::segment);
        out.add(subscriber.name().segment());
        for (var claim : subscriber.claims()) claim.write(out);
        for (var dependent : subscriber.dependents()) dependent(level, dependent);
    }

    private void dependent(int parent, ClaimStatusRequest.Dependent dependent) {
        out.lowestLevel(parent, Levels.DEPENDENT);
        out.one(dependent.demographics(), Demographics::segment);
        out.add(dependent.name().segment());
        for (var claim : dependent.claims()) claim.write(out);
    }
}
