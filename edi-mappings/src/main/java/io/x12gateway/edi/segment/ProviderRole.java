package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Segment;

/** What a provider is to the patient, and his taxonomy ({@code PXC}) or another id. PRV. */
public record ProviderRole(String role, String qualifier, String id) {
    public static ProviderRole read(Segment prv) {
        return new ProviderRole(prv.element(1), prv.element(2), prv.element(3));
    }

    public Segment segment() {
        return Segment.of("PRV", role, qualifier, id);
    }
}
