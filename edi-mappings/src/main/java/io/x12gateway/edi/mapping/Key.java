package io.x12gateway.edi.mapping;

import io.x12gateway.edi.segment.Reference;

import java.util.List;
import java.util.Map;

/** A further id of a claim under the dialect's name for it, such as {@code payerControlNumber} for REF*1K. */
public record Key(String name, String value) {
    private static final Map<String, String> NAMES = Map.of(
            "1K", "payerControlNumber",
            "BLT", "billType",
            "LU", "location",
            "6P", "group",
            "EJ", "patientAccount",
            "XZ", "prescription",
            "VV", "voucher",
            "D9", "clearinghouseTrace");

    static List<Key> of(List<Reference> references) {
        return references.stream()
                .filter(reference -> NAMES.containsKey(reference.qualifier()))
                .map(reference -> new Key(NAMES.getOrDefault(reference.qualifier(), ""), reference.value()))
                .toList();
    }

    Reference reference() {
        for (var entry : NAMES.entrySet()) {
            if (entry.getValue().equals(name)) return Reference.of(entry.getKey(), value);
        }
        throw new IllegalStateException("claims.xsd allows a key that the dialect does not know: " + name);
    }
}
