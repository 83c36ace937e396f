package io.x12gateway.edi.acknowledgment;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.validation.Finding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which claims of an 837 a finding refuses: the claim it stands in; if it stands at a patient, subscriber or provider,
 * all claims below; if it stands before them all, every claim. Claims and lines are counted from 0 in the order of the
 * file.
 */
final class ClaimFaults {
    private static final int NONE = -1;

    private final List<Fault> faults = new ArrayList<>();
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

    /** @param transaction the bytes from ST to SE that the findings are about */
    static ClaimFaults of(byte[] transaction, Delimiters delimiters, List<Finding> findings) {
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
            faults.add(new Fault(places.get(position - 1), finding.codes().claimStatus()));
        }
    }

    private static Place level(Place at, String code, int number) {
        return switch (code) {
            case "20" -> new Place(number, NONE, NONE, NONE, NONE);
            case "22" -> new Place(at.provider, number, NONE, NONE, NONE);
            default -> new Place(at.provider, at.subscriber, number, NONE, NONE);
        };
    }

    /** The statuses of the claim as a whole, those of its lines not among them; empty if it has none. */
    List<String> ofClaim(int claim) {
        return statuses(fault -> fault.place.line == NONE && fault.place.holds(claims.get(claim)));
    }

    List<String> ofLine(int claim, int line) {
        return statuses(fault -> fault.place.claim == claim && fault.place.line == line);
    }

    private List<String> statuses(Predicate<Fault> which) {
        return faults.stream().filter(which).map(Fault::status).distinct().toList();
    }
}
