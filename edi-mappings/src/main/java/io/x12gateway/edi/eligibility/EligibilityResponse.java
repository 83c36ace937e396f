package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.Trace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One 271, 005010X279A1: what the source knows about each patient, or why it cannot say. */
public record EligibilityResponse(Beginning beginning, List<Source> sources) {
    public EligibilityResponse {
        sources = List.copyOf(sources);
    }

    /**
     * Loops 2000A and 2100A: the payer who answers.
     *
     * @param systemRejections AAA of 2000A: the source cannot process anything
     * @param rejections AAA of 2100A: trouble with the payer
     */
    public record Source(
            List<Rejection> systemRejections,
            Name name,
            List<Contact> contacts,
            List<Rejection> rejections,
            List<Receiver> receivers) {
        public Source {
            systemRejections = List.copyOf(systemRejections);
            contacts = List.copyOf(contacts);
            rejections = List.copyOf(rejections);
            receivers = List.copyOf(receivers);
        }
    }

    /** Loops 2000B and 2100B: the provider who asked. */
    public record Receiver(
            Name name,
            List<Reference> references,
            Optional<Address> address,
            List<Rejection> rejections,
            Optional<ProviderRole> provider,
            List<Subscriber> subscribers) {
        public Receiver {
            references = List.copyOf(references);
            rejections = List.copyOf(rejections);
            subscribers = List.copyOf(subscribers);
        }
    }

    /** Loops 2000C to 2120C. */
    public record Subscriber(
            List<Trace> traces, Individual person, List<Benefit> benefits, List<Dependent> dependents) {
        public Subscriber {
            traces = List.copyOf(traces);
            benefits = List.copyOf(benefits);
            dependents = List.copyOf(dependents);
        }
    }

    /** Loops 2000D to 2120D. */
    public record Dependent(List<Trace> traces, Individual person, List<Benefit> benefits) {
        public Dependent {
            traces = List.copyOf(traces);
            benefits = List.copyOf(benefits);
        }
    }

    /**
     * Reads one transaction set from ST to SE.
     *
     * @throws io.x12gateway.edi.segment.UnreadableTransactionException if it is no 271 of this guide
     */
    public static EligibilityResponse read(byte[] transaction, Delimiters delimiters) {
        return ResponseReader.read(transaction, delimiters);
    }

    /** The segments between ST and SE. */
    public List<Segment> segments() {
        return ResponseWriter.segments(this);
    }

    public Stream<Subscriber> subscribers() {
        return sources.stream().flatMap(s -> s.receivers().stream()).flatMap(r -> r.subscribers().stream());
    }

    public Stream<Trace> traces() {
        return subscribers()
                .flatMap(s -> Stream.concat(
                        s.traces().stream(), s.dependents().stream().flatMap(d -> d.traces().stream())));
    }
}
