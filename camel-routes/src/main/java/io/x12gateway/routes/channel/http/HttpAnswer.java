package io.x12gateway.routes.channel.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back on the line: status, headers by name, body. */
public record HttpAnswer(int status, Map<String, String> headers, Body body) {
    public HttpAnswer {
        headers = Map.copyOf(headers);
    }

    public static HttpAnswer of(int status, String contentType, byte[] body) {
        return of(status, contentType, Body.of(body));
    }

    public static HttpAnswer of(int status, String contentType, Body body) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), body);
    }

    public HttpAnswer with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, more, body);
    }

    public HttpAnswer status(int other) {
        return new HttpAnswer(other, headers, body);
    }

    /** A body whose length is known before it is written, once; it need not be in memory. */
    public interface Body {
        /** In bytes. */
        long length();

        void writeTo(OutputStream out) throws IOException;

        static Body of(byte[] bytes) {
            return new Body() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public void writeTo(OutputStream out) throws IOException {
                    out.write(bytes);
                }
            };
        }
    }
}
