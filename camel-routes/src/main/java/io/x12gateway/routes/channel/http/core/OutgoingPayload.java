package io.x12gateway.routes.channel.http.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HexFormat;

/** A payload that goes out, measured before it is written. */
interface OutgoingPayload {
    /** In bytes. */
    long length();

    /** In hexadecimal. */
    String sha1();

    /** Once. */
    void writeTo(OutputStream out) throws IOException;

    /** Of the bytes that {@code in} has left; reads it to its end. */
    static String sha1(InputStream in) throws IOException {
        var sha1 = PayloadStream.newSha1();
        var buffer = new byte[16 * 1024];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) sha1.update(buffer, 0, n);
        return HexFormat.of().formatHex(sha1.digest());
    }

    static OutgoingPayload of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /** A payload that is in memory already. */
    record InMemory(byte[] bytes) implements OutgoingPayload {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public String sha1() {
            try {
                return OutgoingPayload.sha1(new ByteArrayInputStream(bytes));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException("a byte array cannot fail", e);
            }
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /** A payload that comes out of the payload store while it is written. */
    record Stored(long length, String sha1, InputStream body) implements OutgoingPayload {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (body) {
                body.transferTo(out);
            }
        }
    }
}
