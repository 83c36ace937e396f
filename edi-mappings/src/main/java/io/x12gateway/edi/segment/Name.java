package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;

/**
 * A party by name and id. NM1; absent elements are empty.
 *
 * @param role NM101, such as {@code PR}, {@code 1P}, {@code IL}
 * @param kind NM102: {@code 1} person, {@code 2} organisation
 * @param last NM103: last name, or the organisation's name
 * @param idQualifier NM108, such as {@code XX} (NPI), {@code MI} (member id), {@code PI} (payer id)
 * @param relationship NM110, only in loop 2120 of the 271
 */
public record Name(
        String role,
        String kind,
        String last,
        String first,
        String middle,
        String suffix,
        String idQualifier,
        String id,
        String relationship) {

    public static Name organisation(String role, String name, String idQualifier, String id) {
        return new Name(role, "2", name, "", "", "", idQualifier, id, "");
    }

    public static Name person(String role, String last, String first, String idQualifier, String id) {
        return new Name(role, "1", last, first, "", "", idQualifier, id, "");
    }

    public static Name read(Elements nm1) {
        return new Name(
                nm1.element(1),
                nm1.element(2),
                nm1.element(3),
                nm1.element(4),
                nm1.element(5),
                nm1.element(7),
                nm1.element(8),
                nm1.element(9),
                nm1.element(10));
    }

    public Segment segment() {
        return Segment.of("NM1", role, kind, last, first, middle, "", suffix, idQualifier, id, relationship);
    }

    /** The NPI, empty if the party is named by something else. */
    public String npi() {
        return idQualifier.equals("XX") ? id : "";
    }
}
