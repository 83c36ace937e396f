package io.x12gateway.edi.tool;

import io.x12gateway.edi.codelist.CodeLists;

import java.util.Map;

/** What a code means, in a few words of our own, by the data element that holds it. */
final class CodeWords {
    private static final int SHORT = 60;

    private static final Map<Integer, String> BY_ELEMENT = Map.ofEntries(
            Map.entry(305, "payment-handling"),
            Map.entry(426, "plb-reason"),
            Map.entry(591, "payment-method"),
            Map.entry(615, "time-period"),
            Map.entry(618, "transaction-error"),
            Map.entry(620, "segment-error"),
            Map.entry(621, "element-error"),
            Map.entry(673, "quantity-qualifier"),
            Map.entry(716, "group-error"),
            Map.entry(889, "aaa-follow-up"),
            Map.entry(901, "aaa-reject-reason"),
            Map.entry(1029, "claim-payment-status"),
            Map.entry(1032, "claim-filing-indicator"),
            Map.entry(1033, "adjustment-group"),
            Map.entry(1034, "carc"),
            Map.entry(1069, "patient-relationship"),
            Map.entry(1207, "coverage-level"),
            Map.entry(1336, "insurance-type"),
            Map.entry(1365, "service-type"),
            Map.entry(1390, "benefit-information"));

    private static final Map<String, String> BY_PLACE = Map.of(
            "STC01-1", "claim-status-category",
            "STC01-2", "claim-status",
            "STC01-3", "claim-status-entity",
            "STC10-1", "claim-status-category",
            "STC10-2", "claim-status",
            "STC10-3", "claim-status-entity",
            "CLM05-1", "place-of-service",
            "CLM05-3", "claim-frequency",
            "LQ02", "rarc");

    private CodeWords() {}

    /** @param place such as {@code STC01-2}; empty is returned if nothing short is known */
    static String of(String place, int element, String code) {
        var list = BY_PLACE.getOrDefault(place, BY_ELEMENT.getOrDefault(element, ""));
        if (list.isEmpty()) return "";
        var lists = CodeLists.standard();
        var words = lists.list(list)
                .find(code)
                .map(found -> lists.list(list).words(code))
                .orElse("");
        return words.length() <= SHORT ? words : words.substring(0, SHORT - 3) + "...";
    }
}
