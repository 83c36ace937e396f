package io.x12gateway.samples.hets;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a CORE envelope by name, in the order sent, whatever it was packed as. */
record CoreFields(Map<String, byte[]> parts) {
    CoreFields {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    Optional<byte[]> bytes(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    /** A field's text without the blanks around it; empty if the field is absent or blank. */
    String text(String name) {
        return bytes(name)
                .map(b -> new String(b, StandardCharsets.UTF_8).strip())
                .orElse("");
    }
}
