package io.x12gateway.edi.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Puts one or two faults into the segments of a transaction set; the envelope is not its business. */
final class Damage {
    private static final String BYTES = " .-0159AZaz&/_@\t";
    private static final List<String> VALUES = List.of(
            "ZZ",
            "XX",
            "D8",
            "RD8",
            "1",
            "0",
            "-1",
            "1.",
            ".5",
            "00001.50",
            "20260230",
            "20261101",
            "2460",
            "A",
            "ABC",
            "1:2",
            "A^B",
            "12345678901",
            "1234567890123456789",
            "85",
            "QC",
            "IL",
            "X");
    private static final List<String> EXCESS = List.of("*1", "**1", "*", "**");
    private static final List<String> STRANGERS =
            List.of("REF*EI*123456789", "DTP*472*D8*20261101", "N4*SPRINGFIELD*IL*62701", "AMT*AU*10", "XYZ*1", "LX*1");

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    /** Elements are joined by {@code *}; there is at least one segment. */
    List<String> into(List<String> sound) {
        var body = new ArrayList<>(sound);
        for (int i = 1 + random.nextInt(2); i > 0; i--) once(body);
        return body;
    }

    private void once(List<String> body) {
        int at = random.nextInt(body.size());
        switch (random.nextInt(14)) {
            case 0 -> {
                if (body.size() > 1) body.remove(at);
            }
            case 1 -> body.add(at, body.get(at));
            case 2 -> body.add(random.nextInt(body.size() + 1), body.get(at));
            case 3 -> {
                if (at > 0) body.add(at - 1, body.remove(at));
            }
            case 4 -> body.add(at, STRANGERS.get(random.nextInt(STRANGERS.size())));
            case 5 -> body.set(at, body.get(at) + EXCESS.get(random.nextInt(EXCESS.size())));
            default -> body.set(at, segment(body.get(at)));
        }
    }

    private String segment(String segment) {
        var elements = new ArrayList<>(Arrays.asList(segment.split("\\*", -1)));
        if (elements.size() < 2) return segment;
        int at = 1 + random.nextInt(elements.size() - 1);
        var value = elements.get(at);
        switch (random.nextInt(7)) {
            case 0 -> elements.set(at, "");
            case 1 -> elements.set(at, value + value);
            case 2 -> elements.set(at, VALUES.get(random.nextInt(VALUES.size())));
            case 3 -> elements.set(at, value.isEmpty() ? value : value.substring(1));
            case 4 -> elements.remove(at);
            case 5 -> elements.set(at, value + "X".repeat(1 + random.nextInt(80)));
            default -> elements.set(at, changed(value));
        }
        return String.join("*", elements);
    }

    private String changed(String value) {
        if (value.isEmpty()) return "X";
        var bytes = new StringBuilder(value);
        bytes.setCharAt(random.nextInt(value.length()), BYTES.charAt(random.nextInt(BYTES.length())));
        return bytes.toString();
    }
}
