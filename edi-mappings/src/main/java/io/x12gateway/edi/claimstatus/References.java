package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.segment.Reference;

import java.util.List;

final class References {
    private References() {}

    static String value(List<Reference> references, String qualifier) {
        for (var reference : references) if (reference.qualifier().equals(qualifier)) return reference.value();
        return "";
    }
}
