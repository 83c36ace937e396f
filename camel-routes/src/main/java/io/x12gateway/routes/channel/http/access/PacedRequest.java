package io.x12gateway.routes.channel.http.access;

import io.x12gateway.routes.channel.http.RestOfBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** A request whose body is timed while it is read. */
final class PacedRequest extends HttpServletRequestWrapper {
    private final Turnstile.Passage passage;
    private final Pace pace;
    private @Nullable Body body;

    PacedRequest(HttpServletRequest request, Turnstile.Passage passage, Pace pace) {
        super(request);
        this.passage = passage;
        this.pace = pace;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) body = new Body(super.getInputStream());
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var encoding = getCharacterEncoding();
        var charset = encoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    /**
     * A client that was answered before its body was read gets to read the answer, if it sends the rest in time and there
     * is not too much of it.
     */
    void takeTheRest(HttpServletResponse response, long bytesMax) throws IOException {
        if (body == null && getHeader("Expect") != null) return; // it waits for us to ask; nothing will come
        RestOfBody.before(this, response);
        var rest = (Body) getInputStream();
        if (rest.isFinished()) return;
        response.flushBuffer();
        if (!rest.skipAll(bytesMax)) passage.refuseTheRest();
    }

    private final class Body extends ServletInputStream {
        private final ServletInputStream in;
        private final long length = getContentLengthLong();
        private long bytes;
        private boolean ended;

        Body(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int count) throws IOException {
            int n = -1;
            pace.waiting();
            try {
                n = in.read(into, offset, count);
            } finally {
                pace.got(n);
            }
            if (n < 0) ended = true;
            else bytes += n;
            return n;
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return ended || bytes == length;
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }

        /** Whether the end was reached. */
        private boolean skipAll(long bytesMax) {
            var skipped = new byte[8192];
            try {
                for (long left = bytesMax; left > 0 && !isFinished(); left -= skipped.length)
                    if (read(skipped) < 0) return true;
                return isFinished();
            } catch (IOException e) {
                return false;
            }
        }
    }
}
