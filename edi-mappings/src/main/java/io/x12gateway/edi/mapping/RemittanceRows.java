package io.x12gateway.edi.mapping;

import io.x12gateway.edi.mapping.CsvExport.Detail;
import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.remittance.Adjustment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a claim and the end of an 835 have to tell, line by line. */
record RemittanceRows(Detail detail) {

    List<Map<String, Object>> of(Fragment fragment) {
        return switch (fragment.value()) {
            case RemittedClaim claim -> claim(claim);
            case RemittanceFragments.Summary summary -> summary(summary);
            default -> throw new IllegalArgumentException("no fragment of an 835: " + fragment.name());
        };
    }

    private List<Map<String, Object>> claim(RemittedClaim remitted) {
        Map<String, Object> scope = Map.of(
                "advice", remitted.advice(), "group", remitted.group(), "claim", remitted.claim(), "level", "claim");
        return switch (detail) {
            case CLAIM -> List.of(scope);
            case LINE -> lines(scope, remitted);
            case ADJUSTMENT -> adjustments(scope, remitted);
        };
    }

    /** A claim without lines is one line, so that the sums stay right. */
    private static List<Map<String, Object>> lines(Map<String, Object> scope, RemittedClaim remitted) {
        var lines = remitted.claim().services();
        if (lines.isEmpty()) return List.of(scope);
        var rows = new ArrayList<Map<String, Object>>(lines.size());
        for (var line : lines) rows.add(with(scope, Map.of("line", line, "level", "line")));
        return rows;
    }

    private static List<Map<String, Object>> adjustments(Map<String, Object> scope, RemittedClaim remitted) {
        var rows = new ArrayList<Map<String, Object>>();
        reasons(rows, scope, remitted.claim().adjustments());
        for (var line : remitted.claim().services()) {
            reasons(rows, with(scope, Map.of("line", line, "level", "line")), line.adjustments());
        }
        return rows;
    }

    private static void reasons(
            List<Map<String, Object>> rows, Map<String, Object> scope, List<Adjustment> adjustments) {
        for (var adjustment : adjustments) {
            for (var reason : adjustment.reasons()) {
                rows.add(with(scope, Map.of("adjustment", adjustment, "reason", reason, "amount", reason.amount())));
            }
        }
    }

    /** Money that belongs to no claim. */
    private List<Map<String, Object>> summary(RemittanceFragments.Summary summary) {
        if (detail != Detail.ADJUSTMENT) return List.of();
        var rows = new ArrayList<Map<String, Object>>();
        for (var adjustment : summary.adjustments()) {
            for (var entry : adjustment.entries()) {
                rows.add(Map.of(
                        "advice",
                        summary.advice(),
                        "level",
                        "provider",
                        "provider",
                        adjustment,
                        "entry",
                        entry,
                        "amount",
                        entry.amount()));
            }
        }
        return rows;
    }

    private static Map<String, Object> with(Map<String, Object> scope, Map<String, Object> more) {
        var wider = new HashMap<>(scope);
        wider.putAll(more);
        return wider;
    }
}
