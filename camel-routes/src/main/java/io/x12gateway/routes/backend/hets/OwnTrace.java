package io.x12gateway.routes.backend.hets;

import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.EligibilityInquiry.Dependent;
import io.x12gateway.edi.eligibility.EligibilityInquiry.Receiver;
import io.x12gateway.edi.eligibility.EligibilityInquiry.Source;
import io.x12gateway.edi.eligibility.EligibilityInquiry.Subscriber;
import io.x12gateway.edi.segment.Trace;

import java.util.List;
import java.util.stream.Stream;

/**
 * Our own trace beside the partner's, which stays. A 270 has room for two per patient (005010X279A1 2000C and 2000D
 * TRN); where the partner used both, ours is left out.
 */
record OwnTrace(Trace trace) {
    private static final int TRACES_MAX = 2;

    OwnTrace(String number, String assigner) {
        this(Trace.own(number, assigner));
    }

    EligibilityInquiry addedTo(EligibilityInquiry inquiry) {
        return new EligibilityInquiry(
                inquiry.beginning(), inquiry.sources().stream().map(this::in).toList());
    }

    private Source in(Source source) {
        return new Source(
                source.name(), source.receivers().stream().map(this::in).toList());
    }

    private Receiver in(Receiver receiver) {
        return new Receiver(
                receiver.name(),
                receiver.references(),
                receiver.address(),
                receiver.provider(),
                receiver.subscribers().stream().map(this::in).toList());
    }

    private Subscriber in(Subscriber subscriber) {
        var traces = subscriber.inquiries().isEmpty() ? subscriber.traces() : added(subscriber.traces());
        return new Subscriber(
                traces,
                subscriber.person(),
                subscriber.inquiries(),
                subscriber.dependents().stream().map(this::in).toList());
    }

    private Dependent in(Dependent dependent) {
        return new Dependent(added(dependent.traces()), dependent.person(), dependent.inquiries());
    }

    private List<Trace> added(List<Trace> traces) {
        return traces.size() >= TRACES_MAX
                ? traces
                : Stream.concat(traces.stream(), Stream.of(trace)).toList();
    }
}
