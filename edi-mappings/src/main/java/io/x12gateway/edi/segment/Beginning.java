package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Segment;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * How a hierarchical transaction begins. BHT.
 *
 * @param structure BHT01
 * @param purpose BHT02
 * @param reference BHT03, the originator's reference, given back in the answer; may be empty in a 270
 * @param date BHT04 CCYYMMDD
 * @param time BHT05 HHMM, HHMMSS or HHMMSSDD
 * @param type BHT06, empty where not used
 */
public record Beginning(String structure, String purpose, String reference, String date, String time, String type) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");

    public static Beginning of(String structure, String purpose, String reference, LocalDateTime at, String type) {
        return new Beginning(structure, purpose, reference, Dates.text(at.toLocalDate()), TIME.format(at), type);
    }

    public static Beginning read(Segment bht) {
        return new Beginning(
                bht.element(1), bht.element(2), bht.element(3), bht.element(4), bht.element(5), bht.element(6));
    }

    public Segment segment() {
        return Segment.of("BHT", structure, purpose, reference, date, time, type);
    }
}
