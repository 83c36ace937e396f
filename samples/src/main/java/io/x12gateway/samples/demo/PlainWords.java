package io.x12gateway.samples.demo;

import io.x12gateway.edi.envelope.Segment;

import java.util.Map;

import static java.util.Map.entry;

/** What the important segments say, in one line of plain words each; segments that need no words have none. */
final class PlainWords {
    private static final Map<String, String> LEVELS = Map.of(
            "20", "the payer",
            "21", "who asks",
            "19", "the provider",
            "22", "the patient (subscriber)",
            "23", "the patient (dependent)");
    private static final Map<String, String> SETS = Map.of(
            "270", "eligibility inquiry",
            "271", "eligibility response",
            "276", "claim status request",
            "277", "claim status response",
            "835", "remittance advice",
            "837", "claims",
            "999", "acknowledgment of a group");
    private static final Map<String, String> VERDICTS =
            Map.of("A", "accepted", "E", "accepted, with errors noted", "P", "partly accepted", "R", "rejected");
    private static final Map<String, String> BENEFITS = Map.ofEntries(
            entry("1", "covered"),
            entry("6", "not covered"),
            entry("A", "coinsurance"),
            entry("B", "copayment"),
            entry("C", "deductible"),
            entry("D", "benefit description"),
            entry("F", "limit"),
            entry("K", "reserve"),
            entry("R", "another payer"),
            entry("X", "health care facility"));
    private static final Map<String, String> REFUSALS = Map.ofEntries(
            entry("15", "required data is missing"),
            entry("41", "this provider is not authorised with the payer"),
            entry("42", "the payer's system does not answer, try later"),
            entry("43", "the provider's number is invalid"),
            entry("51", "the provider is not on file"),
            entry("58", "the birth date is missing or invalid"),
            entry("62", "the date is too far back"),
            entry("63", "the date is too far ahead"),
            entry("71", "the birth date does not fit the patient"),
            entry("72", "the member id is invalid"),
            entry("73", "the name does not fit the member id"),
            entry("75", "no such member"),
            entry("79", "the payer id is invalid"),
            entry("80", "no response was received"));
    private static final Map<Character, String> STATUSES = Map.of(
            'A',
            "acknowledged",
            'P',
            "pending",
            'F',
            "finalised",
            'R',
            "more data is wanted",
            'E',
            "a system error",
            'D',
            "nothing found");

    private PlainWords() {}

    static String of(Segment s) {
        return switch (s.id()) {
            case "ISA" ->
                "from %s to %s, number %s%s"
                        .formatted(
                                s.element(6).strip(),
                                s.element(8).strip(),
                                s.element(13),
                                "T".equals(s.element(15)) ? ", a test" : "");
            case "TA1" ->
                "the interchange %s was %s%s"
                        .formatted(
                                s.element(1),
                                VERDICTS.getOrDefault(s.element(4), s.element(4)),
                                "000".equals(s.element(5)) ? "" : ", note " + s.element(5));
            case "ST" -> SETS.getOrDefault(s.element(1), s.element(1)) + " no. " + s.element(2);
            case "HL" -> LEVELS.getOrDefault(s.element(3), "");
            case "NM1" -> name(s);
            case "TRN" -> "trace " + s.element(2);
            case "DTP" -> "date " + s.element(3);
            case "EQ" -> "asks about service type " + s.element(1);
            case "EB" -> BENEFITS.getOrDefault(s.element(1), "benefit " + s.element(1)) + part(s) + amount(s);
            case "AAA" -> "refused: " + REFUSALS.getOrDefault(s.element(3), "reason " + s.element(3));
            case "STC" -> status(s);
            case "AK1" -> "about group " + s.element(2) + " (" + s.element(3) + ")";
            case "AK2" -> "its " + SETS.getOrDefault(s.element(1), s.element(1)) + " no. " + s.element(2);
            case "IK3" -> "segment " + s.element(1) + ", the " + s.element(2) + ". of the set: code " + s.element(4);
            case "IK4" ->
                "element " + s.element(1) + ": code " + s.element(3) + (s.has(4) ? ", found " + s.element(4) : "");
            case "IK5" -> VERDICTS.getOrDefault(s.element(1), s.element(1));
            case "AK9" ->
                "the group is %s: %s sent, %s received, %s accepted"
                        .formatted(
                                VERDICTS.getOrDefault(s.element(1), s.element(1)),
                                s.element(2),
                                s.element(3),
                                s.element(4));
            case "BPR" -> "pays " + s.element(2) + " on " + s.element(16);
            case "N1" ->
                switch (s.element(1)) {
                    case "PR" -> "payer " + s.element(2);
                    case "PE" -> "payee " + s.element(2) + (s.has(4) ? ", " + s.element(4) : "");
                    default -> "";
                };
            case "CLP" -> "claim %s: %s charged, %s paid".formatted(s.element(1), s.element(3), s.element(4));
            case "CAS" -> "adjusted by " + s.element(3) + " (" + s.element(1) + "-" + s.element(2) + ")";
            case "PLB" -> "adjusts the provider's payment by " + s.element(4);
            default -> "";
        };
    }

    private static String name(Segment s) {
        var who = s.has(4) ? s.element(4) + " " + s.element(3) : s.element(3);
        return s.has(9) ? who + " (" + s.element(9) + ")" : who;
    }

    private static String part(Segment s) {
        return switch (s.element(4)) {
            case "MA" -> ", Part A";
            case "MB" -> ", Part B";
            default -> "";
        };
    }

    private static String amount(Segment s) {
        return s.has(7) ? ", " + s.element(7) : "";
    }

    private static String status(Segment s) {
        var category = s.component(1, 1);
        var word = category.isEmpty() ? "" : STATUSES.getOrDefault(category.charAt(0), "");
        return "claim status " + s.element(1) + (word.isEmpty() ? "" : ": " + word)
                + (s.has(4) ? ", charged " + s.element(4) : "")
                + (s.has(5) ? ", paid " + s.element(5) : "");
    }
}
