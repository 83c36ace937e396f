package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.Trace;

import java.util.List;

/** Records to 270. */
final class InquiryWriter {
    private final SegmentList out = new SegmentList();

    private InquiryWriter() {}

    static List<Segment> segments(EligibilityInquiry inquiry) {
        var writer = new InquiryWriter();
        writer.out.add(inquiry.beginning().segment());
        for (var source : inquiry.sources()) writer.source(source);
        return writer.out.segments();
    }

    private void source(EligibilityInquiry.Source source) {
        int level = out.level(0, Levels.SOURCE, !source.receivers().isEmpty());
        out.add(source.name().segment());
        for (var receiver : source.receivers()) receiver(level, receiver);
    }

    private void receiver(int parent, EligibilityInquiry.Receiver receiver) {
        int level = out.level(parent, Levels.RECEIVER, !receiver.subscribers().isEmpty());
        out.add(receiver.name().segment());
        out.all(receiver.references(), Reference::segment);
        receiver.address().ifPresent(a -> a.write(out));
        out.one(receiver.provider(), ProviderRole::segment);
        for (var subscriber : receiver.subscribers()) subscriber(level, subscriber);
    }

    private void subscriber(int parent, EligibilityInquiry.Subscriber subscriber) {
        int level =
                out.level(parent, Levels.SUBSCRIBER, !subscriber.dependents().isEmpty());
        patient(subscriber.traces(), subscriber.person(), subscriber.inquiries());
        for (var dependent : subscriber.dependents()) {
            out.level(level, Levels.DEPENDENT, false);
            patient(dependent.traces(), dependent.person(), dependent.inquiries());
        }
    }

    private void patient(List<Trace> traces, Individual person, List<BenefitInquiry> inquiries) {
        out.all(traces, Trace::segment);
        person.write(out);
        for (var inquiry : inquiries) inquiry.write(out);
    }
}
