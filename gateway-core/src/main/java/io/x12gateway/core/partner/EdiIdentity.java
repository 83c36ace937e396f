package io.x12gateway.core.partner;

/** An interchange address: ISA05/ISA07 qualifier and trimmed ISA06/ISA08 id. */
public record EdiIdentity(String qualifier, String id) {
    @Override
    public String toString() {
        return qualifier + ":" + id;
    }
}
