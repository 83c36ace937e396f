package io.x12gateway.samples.hets;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Who may ask: a HETS submitter id, the certificate that goes with it and the providers linked to it.
 *
 * @param certificateName the common name that the client certificate must bear; null accepts every certificate that
 *     the trust store accepts
 * @param npis the NPIs on whose behalf it may ask; another enrolled NPI is answered with AAA 41
 * @param suspended known, but not admitted to ask at present: AAA 41 in 2100A
 */
public record Submitter(String id, @Nullable String certificateName, List<String> npis, boolean suspended) {
    public Submitter {
        npis = npis == null ? List.of() : List.copyOf(npis);
    }

    public Submitter(String id, @Nullable String certificateName, List<String> npis) {
        this(id, certificateName, npis, false);
    }

    boolean linkedTo(String npi) {
        return npis.contains(npi);
    }
}
