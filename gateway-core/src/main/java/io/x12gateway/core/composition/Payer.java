package io.x12gateway.core.composition;

import io.x12gateway.edi.segment.Name;

/**
 * Who is asked.
 *
 * @param id the payer's id, such as {@code CMS} (NM109 behind PI)
 * @param name empty to repeat the id
 */
public record Payer(String id, String name) {
    public Payer {
        Required.text(id, "id");
    }

    Name named() {
        return Name.organisation("PR", name.isBlank() ? id : name, "PI", id);
    }
}
