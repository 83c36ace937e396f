package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Name;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One 277, 005010X212: how the claims asked about stand, or why that cannot be said. */
public record ClaimStatusResponse(Beginning beginning, List<Payer> payers) {
    public ClaimStatusResponse {
        payers = List.copyOf(payers);
    }

    /** Loops 2000A and 2100A. */
    public record Payer(Name name, Optional<Contact> contact, List<Receiver> receivers) {
        public Payer {
            receivers = List.copyOf(receivers);
        }
    }

    /** Loops 2000B to 2200B. With a status of its own nothing follows below. */
    public record Receiver(Name name, Optional<LevelStatus> status, List<Provider> providers) {
        public Receiver {
            providers = List.copyOf(providers);
        }
    }

    /** Loops 2000C to 2200C. With a status of its own nothing follows below. */
    public record Provider(List<Name> names, Optional<LevelStatus> status, List<Subscriber> subscribers) {
        public Provider {
            names = List.copyOf(names);
            subscribers = List.copyOf(subscribers);
        }
    }

    /** Loops 2000D to 2220D. */
    public record Subscriber(Name name, List<ClaimStatus> claims, List<Dependent> dependents) {
        public Subscriber {
            claims = List.copyOf(claims);
            dependents = List.copyOf(dependents);
        }
    }

    /** Loops 2000E to 2220E. */
    public record Dependent(Name name, List<ClaimStatus> claims) {
        public Dependent {
            claims = List.copyOf(claims);
        }
    }

    /** A BHT as a 277 begins (0010, 08 status, DG response); {@code reference} is BHT03 of the 276. */
    public static Beginning beginning(String reference, LocalDateTime at) {
        return Beginning.of("0010", "08", reference, at, "DG");
    }

    /**
     * Reads one transaction set from ST to SE.
     *
     * @throws io.x12gateway.edi.segment.UnreadableTransactionException if it is no 277 of this guide
     */
    public static ClaimStatusResponse read(byte[] transaction, Delimiters delimiters) {
        return ResponseReader.read(transaction, delimiters);
    }

    /** The segments between ST and SE. */
    public List<Segment> segments() {
        return ResponseWriter.segments(this);
    }

    /** Every claim answered, in the order of the file. */
    public Stream<ClaimStatus> claims() {
        return payers.stream()
                .flatMap(p -> p.receivers().stream())
                .flatMap(r -> r.providers().stream())
                .flatMap(p -> p.subscribers().stream())
                .flatMap(s -> Stream.concat(
                        s.claims().stream(), s.dependents().stream().flatMap(d -> d.claims().stream())));
    }
}
