package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.Trace;

import java.util.List;

/** Records to 271. */
final class ResponseWriter {
    private final SegmentList out = new SegmentList();

    private ResponseWriter() {}

    static List<Segment> segments(EligibilityResponse response) {
        var writer = new ResponseWriter();
        writer.out.add(response.beginning().segment());
        for (var source : response.sources()) writer.source(source);
        return writer.out.segments();
    }

    private void source(EligibilityResponse.Source source) {
        int level = out.level(0, Levels.SOURCE, !source.receivers().isEmpty());
        out.all(source.systemRejections(), Rejection::segment);
        out.add(source.name().segment());
        out.all(source.contacts(), Contact::segment);
        out.all(source.rejections(), Rejection::segment);
        for (var receiver : source.receivers()) receiver(level, receiver);
    }

    private void receiver(int parent, EligibilityResponse.Receiver receiver) {
        int level = out.level(parent, Levels.RECEIVER, !receiver.subscribers().isEmpty());
        out.add(receiver.name().segment());
        out.all(receiver.references(), Reference::segment);
        receiver.address().ifPresent(a -> a.write(out));
        out.all(receiver.rejections(), Rejection::segment);
        out.one(receiver.provider(), ProviderRole::segment);
        for (var subscriber : receiver.subscribers()) subscriber(level, subscriber);
    }

    private void subscriber(int parent, EligibilityResponse.Subscriber subscriber) {
        int level =
                out.level(parent, Levels.SUBSCRIBER, !subscriber.dependents().isEmpty());
        patient(subscriber.traces(), subscriber.person(), subscriber.benefits());
        for (var dependent : subscriber.dependents()) {
            out.level(level, Levels.DEPENDENT, false);
            patient(dependent.traces(), dependent.person(), dependent.benefits());
        }
    }

    private void patient(List<Trace> traces, Individual person, List<Benefit> benefits) {
        out.all(traces, Trace::segment);
        person.write(out);
        for (var benefit : benefits) benefit.write(out);
    }
}
