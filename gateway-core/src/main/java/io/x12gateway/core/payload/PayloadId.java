package io.x12gateway.core.payload;

/** A stored payload's name: a ULID. */
public record PayloadId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
