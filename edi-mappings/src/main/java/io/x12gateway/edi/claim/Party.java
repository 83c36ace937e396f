package io.x12gateway.edi.claim;

import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Demographics;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.ServiceDate;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who has to do with a claim: a provider, a payer, a person, a place. Loops 1000, 2010, 2310, 2330 and 2420 of
 * the 837; each uses some of it.
 *
 * @param role PRV, what kind of provider
 * @param dates DTP of another payer, when it decided
 */
public record Party(
        Name name,
        Optional<ProviderRole> role,
        Optional<Address> address,
        Optional<Demographics> demographics,
        List<ServiceDate> dates,
        List<Identifier> identifiers,
        List<Contact> contacts) {
    public Party {
        dates = List.copyOf(dates);
        identifiers = List.copyOf(identifiers);
        contacts = List.copyOf(contacts);
    }

    public static Party of(Name name) {
        return new Party(name, Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
    }

    static Party read(Loop loop) {
        loop.only("NM1", "PRV", "N3", "N4", "DMG", "DTP", "REF", "PER");
        return new Party(
                Name.read(loop.first()),
                loop.one("PRV", ProviderRole::read),
                Address.read(loop),
                loop.one("DMG", Demographics::read),
                loop.all("DTP", ServiceDate::read),
                loop.all("REF", Identifier::read),
                loop.all("PER", Contact::read));
    }

    void write(SegmentList out) {
        out.add(name.segment());
        out.one(role, ProviderRole::segment);
        address.ifPresent(a -> a.write(out));
        out.one(demographics, Demographics::segment);
        out.all(dates, ServiceDate::segment);
        out.all(identifiers, Identifier::segment);
        out.all(contacts, Contact::segment);
    }

    /** NM109 if it is an NPI, else empty. */
    public String npi() {
        return name.idQualifier().equals("XX") ? name.id() : "";
    }

    /** The first REF with this qualifier, such as {@code EI} tax id; empty if there is none. */
    public String identifier(String qualifier) {
        return Identifier.value(identifiers, qualifier);
    }
}
