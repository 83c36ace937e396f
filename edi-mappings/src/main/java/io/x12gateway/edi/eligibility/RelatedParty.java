package io.x12gateway.edi.eligibility;

import io.x12gateway.edi.segment.Address;
import io.x12gateway.edi.segment.Contact;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.Name;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.SegmentList;

import java.util.List;
import java.util.Optional;

/** Someone a benefit has to do with: another payer, a plan, a provider. Loop 2120 of the 271. */
public record RelatedParty(
        Name name, Optional<Address> address, List<Contact> contacts, Optional<ProviderRole> provider) {
    public RelatedParty {
        contacts = List.copyOf(contacts);
    }

    public static RelatedParty of(Name name) {
        return new RelatedParty(name, Optional.empty(), List.of(), Optional.empty());
    }

    static RelatedParty read(Loop loop) {
        return new RelatedParty(
                loop.required("NM1", Name::read),
                Address.read(loop),
                loop.all("PER", Contact::read),
                loop.one("PRV", ProviderRole::read));
    }

    void write(SegmentList out) {
        out.add(name.segment());
        address.ifPresent(a -> a.write(out));
        out.all(contacts, Contact::segment);
        out.one(provider, ProviderRole::segment);
    }
}
