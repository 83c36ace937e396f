package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Segment;

import java.util.Optional;

/**
 * A street and a city. N3 and N4; absent elements are empty.
 *
 * @param postalCode ZIP without a hyphen
 * @param country N404, empty for the United States
 * @param locationQualifier N405 and {@code location} N406: only the 271's Department of Defense regions
 */
public record Address(
        String line1,
        String line2,
        String city,
        String state,
        String postalCode,
        String country,
        String locationQualifier,
        String location,
        String subdivision) {

    public static Address of(String line1, String city, String state, String postalCode) {
        return new Address(line1, "", city, state, postalCode, "", "", "", "");
    }

    /** The address of a loop, if it has N3 or N4. */
    public static Optional<Address> read(Loop loop) {
        var n3 = loop.one("N3");
        var n4 = loop.one("N4");
        if (n3.isEmpty() && n4.isEmpty()) return Optional.empty();
        var city = n4.orElseGet(() -> Segment.of("N4"));
        return Optional.of(new Address(
                n3.map(s -> s.element(1)).orElse(""),
                n3.map(s -> s.element(2)).orElse(""),
                city.element(1),
                city.element(2),
                city.element(3),
                city.element(4),
                city.element(5),
                city.element(6),
                city.element(7)));
    }

    public void write(SegmentList out) {
        if (!line1.isEmpty()) out.add("N3", line1, line2);
        if (!city.isEmpty()) {
            out.add("N4", city, state, postalCode, country, locationQualifier, location, subdivision);
        }
    }
}
