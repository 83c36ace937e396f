package io.x12gateway.edi.validation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers the findings of one envelope: each place is told once, and a flood is cut off. */
public final class Findings {
    /** More than this about one envelope helps nobody. */
    static final int MAX = 500;

    private List<Finding> findings = List.of();
    private Set<Place> told = Set.of();

    private record Place(FindingCode code, Location location) {}

    public void add(Finding finding) {
        if (findings.isEmpty()) {
            findings = new ArrayList<>();
            told = new HashSet<>();
        }
        if (findings.size() >= MAX) return;
        if (told.add(new Place(finding.code(), finding.location()))) findings.add(finding);
    }

    public boolean has(FindingCode code) {
        return findings.stream().anyMatch(finding -> finding.code() == code);
    }

    public boolean misses(String segmentId) {
        return findings.stream()
                .anyMatch(finding -> finding.code() == FindingCode.LOOP_MISSING
                        && finding.location().segment().equals(segmentId));
    }

    /** In the order of the file. */
    List<Finding> sorted() {
        if (findings.isEmpty()) return List.of();
        var sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparingInt((Finding f) -> f.location().segmentPosition())
                .thenComparingInt(f -> f.location().element())
                .thenComparingInt(f -> f.location().component()));
        return sorted;
    }
}
