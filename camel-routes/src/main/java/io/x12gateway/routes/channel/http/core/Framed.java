package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.HttpAnswer;

import java.io.IOException;
import java.io.OutputStream;

/** A body with a payload in the middle. */
record Framed(byte[] before, OutgoingPayload payload, byte[] after) implements HttpAnswer.Body {
    @Override
    public long length() {
        return before.length + payload.length() + after.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(before);
        payload.writeTo(out);
        out.write(after);
    }
}
