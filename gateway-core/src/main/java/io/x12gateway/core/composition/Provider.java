package io.x12gateway.core.composition;

import io.x12gateway.edi.segment.Name;

/**
 * Who asks, by NPI and name: an organization, or a person by last and first name.
 *
 * @param npi ten digits
 */
public record Provider(String npi, String organization, String lastName, String firstName) {
    public Provider {
        Required.text(npi, "npi");
        Required.that(
                organization.isBlank() != lastName.isBlank(),
                "a provider has either the field 'organization' or the field 'lastName'");
    }

    Name named() {
        return organization.isBlank()
                ? Name.person("1P", lastName, firstName, "XX", npi)
                : Name.organisation("1P", organization, "XX", npi);
    }
}
