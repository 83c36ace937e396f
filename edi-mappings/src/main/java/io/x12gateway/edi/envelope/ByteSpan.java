package io.x12gateway.edi.envelope;

/** A run of bytes in a received file: {@code offset} counts from the first byte of the file, {@code length} in bytes. */
public record ByteSpan(long offset, long length) {
    public ByteSpan {
        if (offset < 0 || length < 0) throw new IllegalArgumentException("negative span " + offset + "+" + length);
    }

    public long end() {
        return offset + length;
    }
}
