package io.x12gateway.routes.channel.http.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Decodes base64 as it is read; whatever else stands in the element makes the payload illegal. */
final class Base64Payload extends InputStream {
    private final ElementText text;
    private final InputStream decoded;

    Base64Payload(ElementText text) {
        this.text = text;
        this.decoded = Base64.getDecoder().wrap(new Unclosed(text));
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n;
        try {
            n = decoded.read(bytes, offset, length);
        } catch (IOException e) {
            // The decoder's own complaints are plain; those of the connection pass through it as they are.
            if (e.getClass() == IOException.class) throw BrokenPromise.of(illegal());
            throw e;
        }
        if (n < 0 && text.read() >= 0) throw BrokenPromise.of(illegal());
        return n;
    }

    private static EnvelopeError illegal() {
        return EnvelopeError.illegal(
                Field.PAYLOAD, "The payload of a batch is base64 or an MTOM part; this is neither.");
    }

    /** The decoder closes what it reads when it fails. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The connection is not ours to close.
        }
    }
}
