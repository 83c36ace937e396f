package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;

import java.util.ArrayList;
import java.util.List;

/**
 * Conditions that hold or don't. CRC.
 *
 * @param category CRC01, such as {@code 07} ambulance, {@code ZZ} EPSDT
 * @param holds CRC02 is {@code Y}
 * @param codes CRC03 to CRC07
 */
public record Condition(String category, boolean holds, List<String> codes) {
    private static final int CODES_MAX = 5;

    public Condition {
        codes = List.copyOf(codes);
        if (codes.size() > CODES_MAX) throw new IllegalArgumentException("a CRC holds at most five conditions");
    }

    static Condition read(Segment crc) {
        var codes = new ArrayList<String>();
        for (int i = 3; i < 3 + CODES_MAX; i++) if (crc.has(i)) codes.add(crc.element(i));
        return new Condition(crc.element(1), crc.element(2).equals("Y"), codes);
    }

    Segment segment() {
        var elements = new ArrayList<>(List.of(category, holds ? "Y" : "N"));
        elements.addAll(codes);
        return Segment.of("CRC", elements.toArray(String[]::new));
    }
}
