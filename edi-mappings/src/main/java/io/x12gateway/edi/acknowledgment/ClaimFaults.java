package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.validation.Finding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which claims of an 837 a finding refuses: the claim it stands in; if it stands at a patient, subscriber or provider,
 * all claims below; if it stands before them all, every claim. Claims and lines are counted from 0 in the order of the
 * file.
 */
public final class ClaimFaults {
    private static final int NONE = -1;

    /** Those above claims, and by claim those in one. */
    private final List<Fault> wide = new ArrayList<>();

    private final Map<Integer, List<Fault>> narrow = new HashMap<>();
    private final List<Place> claims = new ArrayList<>();

    /** Where a segment stands; {@link #NONE} where that level is not open. */
    private record Place(int provider, int subscriber, int patient, int claim, int line) {
        static final Place BEFORE = new Place(NONE, NONE, NONE, NONE, NONE);

        boolean holds(Place claimed) {
            return within(provider, claimed.provider)
                    && within(subscriber, claimed.subscriber)
                    && within(patient, claimed.patient)
                    && within(claim, claimed.claim);
        }

        private static boolean within(int level, int claimed) {
            return level == NONE || level == claimed;
        }
    }

    private record Fault(Place place, String status) {}

    private ClaimFaults() {}

    static ClaimFaults none() {
        return new ClaimFaults();
    }

    /** @param transaction the bytes from ST to SE that the findings are about */
    public static ClaimFaults of(byte[] transaction, Delimiters delimiters, List<Finding> findings) {
        var faults = new ClaimFaults();
        faults.place(
                transaction,
                delimiters,
                findings.stream().filter(Finding::refusesClaim).toList());
        return faults;
    }

    private void place(byte[] transaction, Delimiters delimiters, List<Finding> refusing) {
        var places = new ArrayList<Place>();
        var at = Place.BEFORE;
        int levels = 0;
        for (var segment : new SegmentReader(transaction, delimiters)) {
            switch (segment.id()) {
                case "HL" -> at = level(at, segment.element(3), levels++);
                case "CLM" -> {
                    at = new Place(at.provider, at.subscriber, at.patient, claims.size(), NONE);
                    claims.add(at);
                }
                case "LX" -> at = new Place(at.provider, at.subscriber, at.patient, at.claim, at.line + 1);
                default -> {
                    // stands where the one before stood
                }
            }
            places.add(at);
        }
        for (var finding : refusing) {
            int position = Math.clamp(finding.location().segmentPosition(), 1, places.size());
            add(new Fault(places.get(position - 1), finding.codes().claimStatus()));
        }
    }

    private static Place level(Place at, String code, int number) {
        return switch (code) {
            case "20" -> new Place(number, NONE, NONE, NONE, NONE);
            case "22" -> new Place(at.provider, number, NONE, NONE, NONE);
            default -> new Place(at.provider, at.subscriber, number, NONE, NONE);
        };
    }

    private void add(Fault fault) {
        int claim = fault.place.claim;
        if (claim == NONE) wide.add(fault);
        else narrow.computeIfAbsent(claim, c -> new ArrayList<>()).add(fault);
    }

    /** @param claim as {@link io.x12gateway.edi.claim.PlacedClaim#number()} */
    public boolean refuse(int claim) {
        return narrow.containsKey(claim - 1) || !ofClaim(claim - 1).isEmpty();
    }

    /** The statuses of the claim as a whole, those of its lines not among them; empty if it has none. */
    List<String> ofClaim(int claim) {
        var place = claims.get(claim);
        return statuses(Stream.concat(
                wide.stream().filter(fault -> fault.place.holds(place)),
                narrow.getOrDefault(claim, List.of()).stream().filter(fault -> fault.place.line == NONE)));
    }

    List<String> ofLine(int claim, int line) {
        return statuses(narrow.getOrDefault(claim, List.of()).stream().filter(fault -> fault.place.line == line));
    }

    private static List<String> statuses(Stream<Fault> which) {
        return which.map(Fault::status).distinct().toList();
    }
}
