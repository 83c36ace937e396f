package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Reference;
import io.x12gateway.edi.segment.SegmentList;

import java.util.List;
import java.util.Optional;

/**
 * The payer (loop 1000A) or the payee (1000B).
 *
 * @param role N101: {@code PR} payer, {@code PE} payee
 * @param idQualifier N103: {@code XX} NPI, {@code FI} tax id, {@code XV} plan id; may be empty for the payer
 * @param contacts only the payer: {@code CX} claims office, {@code BL} technical, {@code IC} web site
 * @param delivery only the payee: how the advice travels
 */
public record Party(
        String role,
        String name,
        String idQualifier,
        String id,
        Optional<Address> address,
        List<Reference> references,
        List<Contact> contacts,
        Optional<Delivery> delivery) {
    public Party {
        references = List.copyOf(references);
        contacts = List.copyOf(contacts);
    }

    /** RDM: {@code BM} mail, {@code EM} e-mail, {@code FT} file transfer, {@code OL} online; to whom and where. */
    public record Delivery(String method, String name, String address) {}

    public static Party payer(String name, Address address, List<Reference> references, List<Contact> contacts) {
        return new Party("PR", name, "", "", Optional.of(address), references, contacts, Optional.empty());
    }

    public static Party payee(String name, String npi, Address address, String taxId) {
        return new Party(
                "PE",
                name,
                "XX",
                npi,
                Optional.of(address),
                List.of(Reference.of("TJ", taxId)),
                List.of(),
                Optional.empty());
    }

    static Party read(Loop loop) {
        var n1 = loop.first();
        return new Party(
                n1.element(1),
                n1.element(2),
                n1.element(3),
                n1.element(4),
                Address.read(loop),
                loop.all("REF", Reference::read),
                loop.all("PER", Contact::read),
                loop.one("RDM", rdm -> new Delivery(rdm.element(1), rdm.element(2), rdm.element(3))));
    }

    void write(SegmentList out) {
        out.add("N1", role, name, idQualifier, id);
        address.ifPresent(a -> a.write(out));
        out.all(references, Reference::segment);
        out.all(contacts, Contact::segment);
        out.one(delivery, d -> Segment.of("RDM", d.method(), d.name(), d.address()));
    }

    /** N104 if it is an NPI, else empty. */
    public String npi() {
        return idQualifier.equals("XX") ? id : "";
    }

    /** N104 if it is a tax id, else REF*TJ, else empty. */
    public String taxId() {
        if (idQualifier.equals("FI")) return id;
        for (var reference : references) if (reference.qualifier().equals("TJ")) return reference.value();
        return "";
    }
}
