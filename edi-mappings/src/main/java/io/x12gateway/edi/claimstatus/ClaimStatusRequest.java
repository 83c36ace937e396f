package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Name;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One 276, 005010X212: who is asked, for whom, and about which claims. */
public record ClaimStatusRequest(Beginning beginning, List<Payer> payers) {
    public ClaimStatusRequest {
        payers = List.copyOf(payers);
    }

    /** Loops 2000A and 2100A. */
    public record Payer(Name name, List<Receiver> receivers) {
        public Payer {
            receivers = List.copyOf(receivers);
        }
    }

    /** Loops 2000B and 2100B: who will get the answer, as a rule a clearinghouse. */
    public record Receiver(Name name, List<Provider> providers) {
        public Receiver {
            providers = List.copyOf(providers);
        }
    }

    /**
     * Loops 2000C and 2100C: who provided the service.
     *
     * @param names a second name only for an old id beside the NPI
     */
    public record Provider(List<Name> names, List<Subscriber> subscribers) {
        public Provider {
            names = List.copyOf(names);
            subscribers = List.copyOf(subscribers);
        }

        /** NM109 of the name that is an NPI, empty if there is none. */
        public String npi() {
            return names.stream()
                    .map(Name::npi)
                    .filter(n -> !n.isEmpty())
                    .findFirst()
                    .orElse("");
        }
    }

    /** Loops 2000D to 2210D. He is the patient if claims of his own are asked about. */
    public record Subscriber(
            Optional<Demographics> demographics, Name name, List<ClaimInquiry> claims, List<Dependent> dependents) {
        public Subscriber {
            claims = List.copyOf(claims);
            dependents = List.copyOf(dependents);
        }
    }

    /** Loops 2000E to 2210E: the patient, where he has no member id of his own. */
    public record Dependent(Optional<Demographics> demographics, Name name, List<ClaimInquiry> claims) {
        public Dependent {
            claims = List.copyOf(claims);
        }
    }

    /** A BHT as a 276 begins (0010, 13 request). */
    public static Beginning beginning(String reference, LocalDateTime at) {
        return Beginning.of("0010", "13", reference, at, "");
    }

    /**
     * Reads one transaction set from ST to SE.
     *
     * @throws io.x12gateway.edi.segment.UnreadableTransactionException if it is no 276 of this guide
     */
    public static ClaimStatusRequest read(byte[] transaction, Delimiters delimiters) {
        return RequestReader.read(transaction, delimiters);
    }

    /** The segments between ST and SE. */
    public List<Segment> segments() {
        return RequestWriter.segments(this);
    }

    public Stream<Provider> providers() {
        return payers.stream().flatMap(p -> p.receivers().stream()).flatMap(r -> r.providers().stream());
    }

    /** Every claim asked about, subscribers' and dependents' alike, in the order of the file. */
    public Stream<ClaimInquiry> claims() {
        return providers()
                .flatMap(p -> p.subscribers().stream())
                .flatMap(s -> Stream.concat(
                        s.claims().stream(), s.dependents().stream().flatMap(d -> d.claims().stream())));
    }
}
