package io.x12gateway.samples.hets;

import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Trace;

import java.util.List;

/** An inquiry taken for somebody else's: its reference and its traces are others, the question is the same. */
final class Mistaken {
    private static final String OTHER_NUMBER = "OTHER000001";

    private Mistaken() {}

    static EligibilityInquiry identity(EligibilityInquiry inquiry) {
        var source = inquiry.sources().getFirst();
        var receiver = source.receivers().getFirst();
        var subscriber = receiver.subscribers().getFirst();
        var traces = subscriber.traces().stream()
                .map(t -> new Trace(t.type(), OTHER_NUMBER, t.assigner(), t.division()))
                .toList();
        var mistaken = new EligibilityInquiry.Subscriber(
                traces, subscriber.person(), subscriber.inquiries(), subscriber.dependents());
        var asking = new EligibilityInquiry.Receiver(
                receiver.name(), receiver.references(), receiver.address(), receiver.provider(), List.of(mistaken));
        return new EligibilityInquiry(
                other(inquiry.beginning()), List.of(new EligibilityInquiry.Source(source.name(), List.of(asking))));
    }

    private static Beginning other(Beginning b) {
        return new Beginning(b.structure(), b.purpose(), OTHER_NUMBER, b.date(), b.time(), b.type());
    }
}
