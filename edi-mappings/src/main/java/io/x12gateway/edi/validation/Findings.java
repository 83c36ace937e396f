package io.x12gateway.edi.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers the findings of one envelope: each place is told once, and a flood is cut off. What is cut off is counted, and
 * one more finding tells how much there was; a flood of warnings never hides an error.
 */
public final class Findings {
    /** More errors than this about one envelope help nobody, nor do more warnings. */
    static final int MAX = 1000;

    /** Segments are missing, or stand where they do not belong: what rests on their order or their sums is no fault. */
    private static final Set<FindingCode> STRUCTURE = EnumSet.of(
            FindingCode.SEGMENT_UNKNOWN,
            FindingCode.SEGMENT_UNEXPECTED,
            FindingCode.SEGMENT_MISSING,
            FindingCode.SEGMENT_TOO_MANY,
            FindingCode.SEGMENT_NOT_IN_SET,
            FindingCode.SEGMENT_NOT_USED,
            FindingCode.SEGMENT_OUT_OF_ORDER,
            FindingCode.LOOP_TOO_MANY,
            FindingCode.LOOP_MISSING);

    /** For who has said all there is to say. */
    static final Findings NOTHING = new Findings();

    private List<Finding> findings = List.of();
    private Set<Place> told = Set.of();
    private int errors;
    private int unsaidErrors;
    private int unsaidWarnings;

    private int structureFaults;

    /** All of them, those included that were cut off. */
    private int size;

    private record Place(FindingCode code, Location location) {}

    public void add(Finding finding) {
        if (findings.isEmpty()) {
            findings = new ArrayList<>();
            told = new HashSet<>();
        }
        boolean error = finding.isError();
        if (error && STRUCTURE.contains(finding.code())) structureFaults++;
        if ((error ? errors : findings.size() - errors) >= MAX) {
            if (error) unsaidErrors++;
            else unsaidWarnings++;
            size++;
        } else if (told.add(new Place(finding.code(), finding.location()))) {
            findings.add(finding);
            if (error) errors++;
            size++;
        }
    }

    /** How many there are, those included that were cut off. */
    int size() {
        return size;
    }

    /**
     * How many errors there are about segments that are missing or stand where they do not belong. A rule that spans
     * segments need not speak if this has grown since its first one.
     */
    public int structureFaults() {
        return structureFaults;
    }

    public boolean has(FindingCode code) {
        if (findings.isEmpty()) return false;
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }

    public boolean misses(String segmentId) {
        if (findings.isEmpty()) return false;
        return findings.stream()
                .anyMatch(finding -> finding.code() == FindingCode.LOOP_MISSING
                        && finding.location().segment().equals(segmentId));
    }

    /** In the order of the file. */
    List<Finding> sorted() {
        if (findings.isEmpty()) return List.of();
        var sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparingInt((Finding f) -> f.location().segmentPosition())
                .thenComparingLong(Findings::inEnvelope)
                .thenComparingInt(f -> f.location().element())
                .thenComparingInt(f -> f.location().component()));
        if (unsaidErrors + unsaidWarnings > 0) sorted.add(more(sorted.getLast().location()));
        return sorted;
    }

    /** Segments of the envelope have no number to stand by; those of a transaction set have. */
    private static long inEnvelope(Finding finding) {
        var at = finding.location();
        return at.segmentPosition() == 0 ? at.span().offset() : 0;
    }

    private Finding more(Location last) {
        var at = new Location("", last.segment(), last.segmentPosition(), 0, 0, 0, 0, last.span());
        var fault = Fault.of(FindingCode.FINDINGS_CUT_OFF, Level.SNIP1, at)
                .value(Integer.toString(size()))
                .expected("at most " + MAX + " errors and as many warnings")
                .message("%d more errors and %d more warnings are not listed.".formatted(unsaidErrors, unsaidWarnings))
                .fix("Mend what is listed and have it judged again.");
        if (unsaidErrors == 0) return fault.warning();
        return fault.codes(last.segmentPosition() > 0 ? AckCodes.transaction("5") : AckCodes.NONE);
    }
}
