package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.Trace;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One 270, 005010X279A1: who is asked, who asks, and about whom. */
public record EligibilityInquiry(Beginning beginning, List<Source> sources) {
    public EligibilityInquiry {
        sources = List.copyOf(sources);
    }

    /** Loops 2000A and 2100A: the payer being asked. */
    public record Source(Name name, List<Receiver> receivers) {
        public Source {
            receivers = List.copyOf(receivers);
        }
    }

    /** Loops 2000B and 2100B: the provider who asks. */
    public record Receiver(
            Name name,
            List<Reference> references,
            Optional<Address> address,
            Optional<ProviderRole> provider,
            List<Subscriber> subscribers) {
        public Receiver {
            references = List.copyOf(references);
            subscribers = List.copyOf(subscribers);
        }

        public static Receiver of(Name name, List<Subscriber> subscribers) {
            return new Receiver(name, List.of(), Optional.empty(), Optional.empty(), subscribers);
        }
    }

    /** Loops 2000C to 2110C. He is the patient if he has inquiries of his own. */
    public record Subscriber(
            List<Trace> traces, Individual person, List<BenefitInquiry> inquiries, List<Dependent> dependents) {
        public Subscriber {
            traces = List.copyOf(traces);
            inquiries = List.copyOf(inquiries);
            dependents = List.copyOf(dependents);
        }
    }

    /** Loops 2000D to 2110D: the patient, where he has no member id of his own. */
    public record Dependent(List<Trace> traces, Individual person, List<BenefitInquiry> inquiries) {
        public Dependent {
            traces = List.copyOf(traces);
            inquiries = List.copyOf(inquiries);
        }
    }

    /** A BHT as a 270 begins (0022, 13 request). */
    public static Beginning beginning(String reference, LocalDateTime at) {
        return Beginning.of("0022", "13", reference, at, "");
    }

    /**
     * Reads one transaction set from ST to SE.
     *
     * @throws io.x12gateway.edi.segment.UnreadableTransactionException if it is no 270 of this guide
     */
    public static EligibilityInquiry read(byte[] transaction, Delimiters delimiters) {
        return InquiryReader.read(transaction, delimiters);
    }

    /** The segments between ST and SE. */
    public List<Segment> segments() {
        return InquiryWriter.segments(this);
    }

    public Stream<Subscriber> subscribers() {
        return sources.stream().flatMap(s -> s.receivers().stream()).flatMap(r -> r.subscribers().stream());
    }

    /** Every trace that the answer must give back. */
    public Stream<Trace> traces() {
        return subscribers()
                .flatMap(s -> Stream.concat(
                        s.traces().stream(), s.dependents().stream().flatMap(d -> d.traces().stream())));
    }
}
