package io.x12gateway.routes.doors;

import io.x12gateway.edi.envelope.Segment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Turns what came back into the words of the table of hostile inputs. */
final class Told {
    private Told() {}

    /** Of an X12 document: {@code TA1:022}, {@code 999:R} with its codes, {@code 271}. */
    static Set<String> document(String x12) {
        var told = new TreeSet<String>();
        if (!x12.startsWith("ISA") || x12.length() < 106) return told;
        for (var segment : Segment.split(x12, x12.charAt(105))) {
            if (segment.isBlank()) continue;
            var e = Segment.split(segment.strip(), x12.charAt(3));
            switch (e.getFirst()) {
                case "TA1" -> told.add(at(e, 4).equals("A") ? "TA1:A" : "TA1:" + at(e, 5));
                case "ST" -> {
                    if (!at(e, 1).equals("999")) told.add(at(e, 1));
                }
                case "AK9" -> {
                    told.add("999:" + at(e, 1));
                    for (int i = 5; i < e.size(); i++) add(told, "AK905:", at(e, i));
                }
                case "AAA" -> add(told, "AAA:", at(e, 3));
                case "IK3" -> add(told, "IK304:", at(e, 4));
                case "IK4" -> add(told, "IK403:", at(e, 3));
                case "IK5" -> {
                    for (int i = 2; i < e.size(); i++) add(told, "IK502:", at(e, i));
                }
                default -> {}
            }
        }
        return told;
    }

    private static void add(Set<String> told, String name, String code) {
        if (!code.isEmpty()) told.add(name + code);
    }

    private static String at(List<String> elements, int position) {
        return position < elements.size() ? elements.get(position) : "";
    }

    /** Whether the word names what came, not only a detail of it. */
    static boolean isKind(String word) {
        return !word.startsWith("IK") && !word.startsWith("AK905") && !word.startsWith("AAA");
    }

    /** Why {@code told} is not what was expected; empty if it is. */
    static String difference(List<String> expected, Set<String> told) {
        if (expected.contains("any")) return told.isEmpty() ? "nothing came of it" : "";
        for (var word : expected) if (told.stream().noneMatch(t -> fits(word, t))) return "no " + word + " in " + told;
        for (var word : told)
            if (isKind(word) && expected.stream().noneMatch(e -> fits(e, word)) && !isCompany(word, expected))
                return word + " was not expected: " + told;
        return "";
    }

    /** {@code kept:} and {@code refused:any} fit whatever the reason. */
    private static boolean fits(String expected, String told) {
        return expected.equals(told)
                || (expected.equals("kept:") && told.startsWith("kept:"))
                || (expected.equals("TA1:") && told.startsWith("TA1:") && !told.equals("TA1:A"))
                || (expected.equals("refused:any") && told.startsWith("refused:"));
    }

    /** In a mailbox an answer comes with the 999 that accepted the question; what is kept may have many reasons. */
    private static boolean isCompany(String word, List<String> expected) {
        if (word.startsWith("kept:")) return expected.stream().anyMatch(e -> e.startsWith("kept:"));
        return word.equals("999:A") && (expected.contains("271") || expected.contains("277"));
    }
}
